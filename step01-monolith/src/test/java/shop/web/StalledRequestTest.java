package shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StalledRequestTest {

    private static final String HALF =
            "POST /users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

    @Test
    void bodyThatStopsHalfWay_isAnswered408WithAProblem() throws Exception {
        try (var shop = new RunningShop(
                        RunningShop.noPayments(),
                        config -> config.jetty.modifyHttpConfiguration(http -> http.setIdleTimeout(200)));
                var socket = new Socket(InetAddress.getLoopbackAddress(), shop.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(HALF.getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("application/problem+json", "half-way");
        }
    }
}
