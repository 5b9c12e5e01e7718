package shop.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.engines.payment.PaymentSettings;

class MetricsTest extends OnEngines {

    private static final String REQUESTS = "http_server_requests_seconds_count";

    @Test
    void requests_areMeasuredByMethodAndRouteAndStatus_whoeverAnswersThem() throws Exception {
        start(Map.of("RATE_LIMITS", "GET /users/{id}=1/h"));
        for (String path : List.of("/products/1", "/products/2", "/products/999999", "/nowhere", "/nowhere/else")) {
            shop.get(path);
        }
        shop.get("/users/1");
        shop.get("/users/1");
        shop.get("/docs");
        shop.get("/docs/swagger-ui.css");
        shop.order("an-order");
        send("HEAD /products/1 HTTP/1.1");
        send("OPTIONS /products/1 HTTP/1.1");
        send("DELETE /products/1 HTTP/1.1");
        send("BREW /products/1 HTTP/1.1");
        send("GET /products/%zz HTTP/1.1");
        send("no HTTP at all");

        // A request is counted after its answer was sent.
        await().untilAsserted(() -> {
            Scrape scrape = scrape();
            assertThat(requests(scrape, "GET", "/products/{id}", 200)).isEqualTo(2);
            assertThat(requests(scrape, "GET", "/products/{id}", 404)).isEqualTo(1);
            assertThat(requests(scrape, "GET", "none", 404)).isEqualTo(2);
            assertThat(requests(scrape, "GET", "/users/{id}", 200)).isEqualTo(1);
            assertThat(requests(scrape, "GET", "/users/{id}", 429)).isEqualTo(1);
            assertThat(requests(scrape, "GET", "/docs", 200)).isEqualTo(1);
            assertThat(requests(scrape, "GET", "none", 200)).as("a file").isEqualTo(1);
            assertThat(requests(scrape, "POST", "/orders", 201)).isEqualTo(1);
            assertThat(requests(scrape, "HEAD", "/products/{id}", 200)).isEqualTo(1);
            assertThat(requests(scrape, "OPTIONS", "none", 204)).isEqualTo(1);
            assertThat(requests(scrape, "DELETE", "none", 405)).isEqualTo(1);
            assertThat(requests(scrape, "other", "none", 405)).isEqualTo(1);
            assertThat(requests(scrape, "other", "none", 400)).as("malformed").isEqualTo(2);
        });
        assertThat(scrape().labelValues(REQUESTS, "route"))
                .containsExactlyInAnyOrder(
                        "/products/{id}", "/users/{id}", "/orders", "/docs", "/health/started", "/metrics", "none");
    }

    @Test
    void requestThatFails_isMeasuredWithItsRoute() throws Exception {
        start(Map.of());
        postgres.kill();

        assertThat(shop.get("/orders/1").statusCode()).isEqualTo(503);

        await().until(() -> requests(scrape(), "GET", "/orders/{id}", 503) == 1);
    }

    @Test
    void times_areKeptInBucketsFromFiveMillisecondsToFiveSeconds() throws Exception {
        start(Map.of());
        shop.order("placed");

        await().until(() -> requests(scrape(), "POST", "/orders", 201) == 1);

        for (String name : List.of(
                "http_server_requests_seconds_bucket",
                "hikaricp_connections_acquire_seconds_bucket",
                "shop_payment_seconds_bucket")) {
            assertThat(scrape().labelValues(name, "le"))
                    .as(name)
                    .containsExactlyInAnyOrder(
                            "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "5.0", "+Inf");
        }
    }

    @Test
    void paymentsAndOrders_areCountedByTheirOutcome() throws Exception {
        start(Map.of());
        Scrape before = scrape();
        assertThat(before.has("shop_payment_seconds_count{outcome=\"refused\"}"))
                .isTrue();
        assertThat(before.has("shop_orders_total{outcome=\"failed\"}")).isTrue();

        shop.order("charged");
        payment.settings(new PaymentSettings(0, 1, false));
        shop.order("refused");
        shop.order("refused-as-well");
        payment.settings(new PaymentSettings(0, 0, true));
        shop.order("unavailable");
        shop.order("unknown-product", 999_999);

        Scrape scrape = scrape();
        assertThat(scrape.value("shop_payment_seconds_count{outcome=\"charged\"}"))
                .isEqualTo(1);
        assertThat(scrape.value("shop_payment_seconds_count{outcome=\"refused\"}"))
                .isEqualTo(2);
        assertThat(scrape.value("shop_payment_seconds_count{outcome=\"unavailable\"}"))
                .isEqualTo(1);
        assertThat(scrape.value("shop_orders_total{outcome=\"placed\"}")).isEqualTo(1);
        assertThat(scrape.value("shop_orders_total{outcome=\"refused\"}")).isEqualTo(3);
        assertThat(scrape.value("shop_orders_total{outcome=\"failed\"}")).isEqualTo(1);
    }

    @Test
    void useOfTheCache_isCounted() throws Exception {
        start(Map.of());
        shop.get("/products/7");
        shop.get("/products/7");
        shop.get("/products/7");

        Scrape scrape = scrape();
        assertThat(scrape.value("shop_cache_misses_total")).isEqualTo(1);
        assertThat(scrape.value("shop_cache_loads_total")).isEqualTo(1);
        assertThat(scrape.value("shop_cache_hits_total")).isEqualTo(2);
        assertThat(scrape.value("shop_redis_unanswered_total")).isZero();

        redis.kill();
        shop.get("/products/7");

        assertThat(scrape().value("shop_redis_unanswered_total")).isPositive();
    }

    @Test
    void useOfThePool_isMeasured() throws Exception {
        start(Map.of("DB_POOL_SIZE", "3"));
        shop.get("/products");

        Scrape scrape = scrape();
        assertThat(scrape.value("hikaricp_connections_max{pool=\"shop\"}")).isEqualTo(3);
        assertThat(scrape.value("hikaricp_connections_acquire_seconds_count{pool=\"shop\"}"))
                .isEqualTo(1);
        assertThat(scrape.has("hikaricp_connections_pending{pool=\"shop\"}")).isTrue();
        assertThat(scrape.has("hikaricp_connections_timeout_total{pool=\"shop\"}"))
                .isTrue();
    }

    @Test
    void shopWithoutAPool_hasNoFiguresOfOne() throws Exception {
        start(Map.of("DB_POOL_SIZE", "0"));

        assertThat(scrape().labelValues("hikaricp_connections_max", "pool")).isEmpty();
    }

    @Test
    void processItself_isMeasured() throws Exception {
        start(Map.of());

        HttpResponse<String> answer = shop.get("/metrics");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        Scrape scrape = Scrape.of(answer.body());
        assertThat(scrape.value("shop_info{step=\"4\",version=\"1.0.0\"}")).isEqualTo(1);
        assertThat(scrape.labelValues("jvm_memory_used_bytes", "area")).containsExactlyInAnyOrder("heap", "nonheap");
        assertThat(List.of(
                        scrape.value("jvm_threads_live_threads"),
                        scrape.value("jvm_classes_loaded_classes"),
                        scrape.value("system_cpu_count"),
                        scrape.value("process_uptime_seconds"),
                        scrape.value("logback_events_total{level=\"info\"}")))
                .allSatisfy(value -> assertThat(value).isPositive());
        assertThat(scrape.has("process_cpu_usage")).isTrue();
        assertThat(scrape.has("jvm_gc_memory_allocated_bytes_total")).isTrue();
    }

    private static double requests(Scrape scrape, String method, String route, int status) {
        return scrape.value("%s{method=\"%s\",route=\"%s\",status=\"%d\"}".formatted(REQUESTS, method, route, status));
    }

    /** Sends what no HTTP client would send, and reads the answer. */
    private void send(String requestLine) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: shop\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
        }
    }
}
