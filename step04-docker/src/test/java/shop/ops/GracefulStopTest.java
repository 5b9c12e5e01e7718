package shop.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import shop.engines.process.ChildProcess;
import shop.web.ShopCalls;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signal that asks a process to end")
class GracefulStopTest extends OnEngines {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final int TERMINATED = 128 + 15;

    @Test
    void orderInFlight_isAnsweredAndKept_whileNewRequestsAreRefused() throws Exception {
        ChildProcess process = start(Map.of("STOP_DELAY_MS", "3000", "PAYMENT_TIMEOUT_MS", "60000"));
        int charged = payment.charges().size();
        CompletableFuture<HttpResponse<String>> order = orderInFlight(Duration.ofSeconds(6));

        process.handle().destroy();

        await().until(() -> shop.get("/health/ready").statusCode() == 503);
        assertThat(ShopCalls.json(shop.get("/health/ready")).get("detail").asText())
                .isEqualTo("the program is stopping");
        assertThat(shop.get("/products/1").statusCode()).as("the delay").isEqualTo(200);
        assertThat(shop.get("/health/live").statusCode()).as("the delay").isEqualTo(200);

        await().pollInterval(Duration.ofMillis(10)).until(this::isRefused);
        assertThat(order).isNotDone();

        assertThat(order.get().statusCode()).isEqualTo(201);
        assertThat(order.get().headers().firstValue("Connection"))
                .as("to the connection that was open")
                .hasValue("close");
        assertThat(process.follow(line -> {}, LIMIT)).isEqualTo(TERMINATED);
        assertThat(payment.charges()).hasSize(charged + 1);
        start(Map.of());
        assertThat(shop.get("/orders/" + ShopCalls.placed(order.get())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void requestThatHangs_isGivenUpAfterTheGracePeriod() throws Exception {
        ChildProcess process = start(Map.of("STOP_GRACE_MS", "500", "PAYMENT_TIMEOUT_MS", "60000"));
        CompletableFuture<HttpResponse<String>> order = orderInFlight(Duration.ofSeconds(60));

        process.handle().destroy();

        assertThat(process.follow(line -> {}, LIMIT)).isEqualTo(TERMINATED);
        await().until(order::isDone);
        assertThat(order).isCompletedExceptionally();
        assertThat(logged).anyMatch(line -> line.contains("gave up requests that took longer than 500 ms"));
    }

    @Test
    void programThatCannotStart_doesNotWaitForBalancers() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String taken = String.valueOf(other.getLocalPort());

            program.assertRefused(
                    "cannot listen on 127.0.0.1:" + taken,
                    environment(Map.of("PORT", taken, "SHOP_HOST", "127.0.0.1", "STOP_DELAY_MS", "600000")));
        }
    }

    private CompletableFuture<HttpResponse<String>> orderInFlight(Duration latency) {
        payAfter(latency);
        CompletableFuture<HttpResponse<String>> order = shop.orderAsync("in-flight-for-" + latency);
        await().until(() -> scrape().value("hikaricp_connections_active{pool=\"shop\"}") == 1);
        return order;
    }

    /** Whether a new connection is refused. */
    private boolean isRefused() throws IOException {
        try (Socket connected = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            return !connected.isConnected();
        } catch (ConnectException refused) {
            return true;
        }
    }
}
