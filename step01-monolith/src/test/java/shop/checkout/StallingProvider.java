package shop.checkout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A payment provider that accepts a charge, sends the head of its answer and one byte, and then nothing more. */
final class StallingProvider implements AutoCloseable {

    private static final String BEGINNING = "HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{";

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<Socket> caller = CompletableFuture.supplyAsync(this::beginToAnswer);

    StallingProvider() throws IOException {}

    URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    boolean hasBegunToAnswer() {
        return caller.isDone() && !caller.isCompletedExceptionally();
    }

    private Socket beginToAnswer() {
        try {
            Socket socket = listener.accept();
            socket.getInputStream().read();
            socket.getOutputStream().write(BEGINNING.getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (hasBegunToAnswer()) {
            caller.join().close();
        }
    }
}
