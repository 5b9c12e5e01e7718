package shop.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import shop.web.ShopCalls;

class HealthTest extends OnEngines {

    @Test
    void shopWithAllItNeeds_isStartedAndAliveAndReady() throws Exception {
        start(Map.of());

        assertThat(shop.get("/health/started").body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(shop.get("/health/live").body()).isEqualTo("{\"status\":\"up\"}");
        HttpResponse<String> ready = shop.get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(ready.body()).isEqualTo("{\"status\":\"up\",\"database\":\"up\",\"cache\":\"up\"}");
    }

    @Test
    void postgresThatIsKilled_makesItNotReady_andStaysAlive_untilPostgresIsBack() throws Exception {
        start(Map.of());

        postgres.kill();

        await().untilAsserted(this::assertNotReadyForWantOfADatabase);
        assertThat(shop.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(shop.get("/health/started").statusCode()).isEqualTo(200);

        postgres.restart();

        await().atMost(Duration.ofSeconds(30)).until(() -> status("/health/ready") == 200);
        assertThat(shop.get("/products/1").statusCode()).isEqualTo(200);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signal that pauses a process")
    void postgresThatHangs_makesItNotReady_andKeepsNobodyWaiting() throws Exception {
        start(Map.of());

        postgres.pause();

        assertNotReadyForWantOfADatabase();
        assertThat(shop.get("/health/live").statusCode()).isEqualTo(200);

        postgres.resume();

        await().until(() -> status("/health/ready") == 200);
    }

    @Test
    void poolThatIsFullyInUse_staysReady() throws Exception {
        start(Map.of("DB_POOL_SIZE", "1", "PAYMENT_TIMEOUT_MS", "60000"));
        payAfter(Duration.ofSeconds(5));
        CompletableFuture<HttpResponse<String>> order = shop.orderAsync("holds-the-connection");
        await().until(() -> scrape().value("hikaricp_connections_active{pool=\"shop\"}") == 1);

        assertThat(status("/health/ready")).isEqualTo(200);
        assertThat(status("/products")).as("without a connection").isEqualTo(503);
        assertThat(status("/health/ready")).isEqualTo(200);

        assertThat(order).isNotDone();
        assertThat(order.get().statusCode()).isEqualTo(201);
    }

    @Test
    void redisThatIsKilled_isShown_andItStaysReady() throws Exception {
        start(Map.of());

        redis.kill();

        await().until(() -> cache().equals("down"));
        redis.restart();
        await().until(() -> cache().equals("up"));
    }

    @Test
    void probes_areLoggedOnlyIfTheyFail() throws Exception {
        start(Map.of());
        assertThat(status("/health/live")).isEqualTo(200);
        assertThat(status("/health/ready")).isEqualTo(200);
        assertThat(status("/metrics")).isEqualTo(200);
        postgres.kill();
        await().until(() -> status("/health/ready") == 503);

        await().until(() -> logged.stream().anyMatch(line -> line.contains("GET /health/ready 503")));

        assertThat(logged)
                .noneMatch(line -> line.contains("GET /metrics"))
                .noneMatch(line -> line.contains("GET /health") && line.contains(" 200 "));
    }

    private String cache() throws Exception {
        HttpResponse<String> ready = shop.get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        return ShopCalls.json(ready).get("cache").asText();
    }

    private void assertNotReadyForWantOfADatabase() throws Exception {
        HttpResponse<String> answer = shop.get("/health/ready");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(ShopCalls.json(answer).get("detail").asText()).isEqualTo("the database does not answer");
    }

    private int status(String path) throws Exception {
        return shop.get(path).statusCode();
    }
}
