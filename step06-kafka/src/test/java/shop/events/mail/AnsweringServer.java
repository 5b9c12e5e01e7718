package shop.events.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/** A mail server that takes a mail of one sender, but for one command, to which it has an answer of its own. */
final class AnsweringServer implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers =
            new HashMap<>(Map.of("greeting", "220 here", "DATA", "354 go on", "QUIT", "221 bye"));

    /**
     * @param command {@code .} is the end of a mail
     * @param answer an empty one ends the connection
     */
    AnsweringServer(String command, String answer) throws IOException {
        answers.put(command, answer);
        new Thread(this::serve, "mail-server").start();
    }

    String url() {
        return "smtp://127.0.0.1:" + listener.getLocalPort();
    }

    private void serve() {
        try (Socket client = listener.accept();
                BufferedReader lines = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
            String answer = answers.get("greeting");
            while (!answer.isEmpty()) {
                client.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
                String line = lines.readLine();
                while (answer.startsWith("354") && !line.equals(".")) {
                    line = lines.readLine();
                }
                answer = line == null ? "" : answers.getOrDefault(line.split(" ")[0], "250 fine");
            }
        } catch (IOException e) {
            // the client is gone, or this is closed
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
