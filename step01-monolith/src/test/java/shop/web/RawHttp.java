package shop.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Sends bytes that no HTTP client would send; each char of a request is one byte. */
record RawHttp(int port) {

    /** What came back until the server closed the connection. */
    record Answer(int status, String head, String body) {
        boolean isProblem() {
            return head.toLowerCase(Locale.ROOT).contains("\r\ncontent-type: application/problem+json\r\n");
        }
    }

    /** Sends a request and the end of the stream after it. */
    Answer send(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int endOfHead = all.indexOf("\r\n\r\n") + 2;
            String head = all.substring(0, endOfHead);
            return new Answer(Integer.parseInt(head.substring(9, 12)), head, all.substring(endOfHead + 2));
        }
    }
}
