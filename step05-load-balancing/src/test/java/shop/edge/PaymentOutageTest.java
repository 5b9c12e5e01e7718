package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import shop.engines.payment.Charge;
import shop.engines.payment.PaymentSettings;
import shop.ops.OnEngines;
import shop.web.ShopCalls;

/** The program of step 5 while its payment provider is in trouble. */
class PaymentOutageTest extends OnEngines {

    private static final Map<String, String> QUICK_TO_OPEN =
            Map.of("PAYMENT_BREAKER_WINDOW", "4", "PAYMENT_TIMEOUT_MS", "250", "PAYMENT_BREAKER_OPEN_MS", "60000");

    private static final String PROVIDER_ASKED_IN_VAIN = "shop_payment_seconds_count{outcome=\"unavailable\"}";

    PaymentOutageTest() {
        super(Main.class);
    }

    @Test
    void providerThatIsDown_isAskedNoMore_andTheRestOfTheShopGoesOn() throws Exception {
        start(QUICK_TO_OPEN);
        payment.kill();

        assertOrdersAreRefusedUnasked();
    }

    @Test
    void providerThatAnswersErrors_isAskedNoMore_andTheRestOfTheShopGoesOn() throws Exception {
        start(QUICK_TO_OPEN);
        payment.settings(new PaymentSettings(0, 0, true));

        assertOrdersAreRefusedUnasked();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows cannot pause a process")
    void providerThatHangs_isAskedNoMore_andTheRestOfTheShopGoesOn() throws Exception {
        start(QUICK_TO_OPEN);
        payment.pause();

        assertOrdersAreRefusedUnasked();
    }

    @Test
    void providerThatIsBack_isFoundAgain_andEachOrderIsChargedOnce() throws Exception {
        start(Map.of("PAYMENT_BREAKER_WINDOW", "4", "PAYMENT_BREAKER_OPEN_MS", "300"));
        payment.kill();
        String first = key();
        patiently().until(() -> {
            assertThat(shop.order(first).statusCode()).isEqualTo(503);
            return logged.stream().anyMatch(line -> line.contains("OPEN after CLOSED"));
        });

        payment.restart();

        List<String> charges = new ArrayList<>();
        patiently().until(() -> shop.order(first).statusCode() == 201);
        for (String key : List.of(first, key(), key())) {
            HttpResponse<String> order = shop.order(key);
            assertThat(order.statusCode()).isEqualTo(201);
            charges.add(ShopCalls.json(order).get("chargeId").asText());
        }
        assertThat(payment.charges()).extracting(Charge::id).containsExactlyElementsOf(charges);
        assertThat(breakerIs("closed")).isTrue();
        for (String change : List.of("OPEN after CLOSED", "CLOSED after HALF_OPEN")) {
            assertThat(logged)
                    .filteredOn(line -> line.contains("circuit breaker of the payment provider: " + change))
                    .as(change)
                    .hasSize(1);
        }
    }

    @Test
    void checkoutsThatHang_leaveConnectionsForReads_ifTheyMayNotUseAll() throws Exception {
        start(Map.of(
                "DB_POOL_SIZE", "5",
                "CHECKOUT_CONCURRENCY", "4",
                "DB_CONNECTION_TIMEOUT_MS", "3000",
                "PAYMENT_TIMEOUT_MS", "60000"));
        payAfter(Duration.ofMinutes(1));

        List<CompletableFuture<HttpResponse<String>>> orders = IntStream.rangeClosed(1, 6)
                .mapToObj(product -> shop.orderAsync(key(), product))
                .toList();

        patiently()
                .untilAsserted(() ->
                        assertThat(orders).filteredOn(CompletableFuture::isDone).hasSize(2));
        assertThat(orders).filteredOn(CompletableFuture::isDone).allSatisfy(refused -> {
            assertThat(refused.join().statusCode()).isEqualTo(503);
            assertThat(refused.join().headers().firstValue("Retry-After")).hasValue("1");
        });
        assertThat(scrape().value("resilience4j_bulkhead_available_concurrent_calls{name=\"checkout\"}"))
                .isZero();
        assertThat(shop.get("/orders/1").statusCode()).as("is never cached").isEqualTo(200);
    }

    private void assertOrdersAreRefusedUnasked() throws Exception {
        patiently().until(() -> {
            assertThat(shop.order(key()).statusCode()).isEqualTo(503);
            return breakerIs("open");
        });
        double asked = scrape().value(PROVIDER_ASKED_IN_VAIN);

        for (int i = 0; i < 20; i++) {
            HttpResponse<String> refused = shop.order(key());

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(ShopCalls.json(refused).get("type").asText())
                    .isEqualTo("urn:problem-type:shop:payment-unavailable");
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .as("the time that is left until the next try")
                    .isBetween(30L, 60L);
            assertThat(shop.get("/orders/1").statusCode()).isEqualTo(200);
            assertThat(shop.get("/products/1").statusCode()).isEqualTo(200);
        }
        assertThat(asked).isBetween(2.0, 4.0);
        assertThat(scrape().value(PROVIDER_ASKED_IN_VAIN)).isEqualTo(asked);
        assertThat(shop.get("/health/ready").statusCode())
                .as("other replicas would do no better")
                .isEqualTo(200);
    }

    private boolean breakerIs(String state) throws Exception {
        return scrape().value("resilience4j_circuitbreaker_state{name=\"payment\",state=\"" + state + "\"}") == 1;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
