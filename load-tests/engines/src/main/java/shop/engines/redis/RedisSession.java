package shop.engines.redis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a Redis server in its protocol, RESP, for which a client library would be too much. */
record RedisSession(int port) {

    private static final int PATIENCE_MS = 2_000;

    /**
     * Sends one command over a connection of its own.
     *
     * @param command as a person types it: {@code GET name}
     * @return what the server sends back, in RESP: {@code +PONG}, several lines for some commands
     */
    String ask(String command) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            // After QUIT the server closes the connection: all that comes before is the answer.
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int quit = answer.lastIndexOf("+OK");
            return answer.substring(0, Math.max(0, quit)).trim();
        }
    }
}
