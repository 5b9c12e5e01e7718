package shop.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.engines.payment.PaymentSettings;
import shop.ops.Scrape;

/** What a worker's {@code /metrics} says. */
class WorkerMetricsTest extends OnBroker {

    @Test
    void figuresAreThereFromTheStart_andFew() throws Exception {
        Worker worker = work(Map.of());

        patiently().untilAsserted(() -> {
            Scrape scrape = worker.scrape();
            assertThat(scrape.value("shop_relay_active")).isOne();
            assertThat(List.of("shop_outbox_depth", "shop_outbox_age_seconds"))
                    .allSatisfy(name -> assertZero(scrape, name));
            for (String consumer : List.of("payments", "emails")) {
                assertZero(scrape, "shop_consumer_lag{consumer=\"" + consumer + "\"}");
                assertZero(scrape, "shop_consumer_in_flight{consumer=\"" + consumer + "\"}");
                assertZero(scrape, "shop_dead_letters_total{consumer=\"" + consumer + "\"}");
            }
            assertZero(scrape, "shop_order_settled_seconds_count");
        });
        String text = worker.calls().get("/metrics").body();
        assertThat(text).as("Kafka's clients have hundreds").doesNotContain("\nkafka_");
        assertThat(text.lines().filter(line -> !line.startsWith("#"))).hasSizeLessThan(400);
    }

    @Test
    void timeFromAcceptanceToPayment_isInAHistogram() throws Exception {
        payAfter(Duration.ofMillis(600));
        start(Map.of());
        Worker worker = work(Map.of());
        for (int product = 1; product <= 5; product++) {
            accepted(shop.order("timed-" + product, product));
        }

        patiently()
                .untilAsserted(() -> assertThat(worker.scrape().value("shop_order_settled_seconds_count"))
                        .isEqualTo(5));

        Scrape scrape = worker.scrape();
        assertZero(scrape, "shop_order_settled_seconds_bucket{le=\"0.5\"}");
        assertThat(scrape.value("shop_order_settled_seconds_bucket{le=\"60.0\"}"))
                .isEqualTo(5);
        assertThat(scrape.value("shop_order_settled_seconds_sum")).isBetween(5 * 0.6, 5 * 60.0);
    }

    @Test
    void whileTheProviderIsOutOfOrder_whatWaitsForItIsInFlight_andLags() throws Exception {
        start(Map.of());
        Worker worker = work(Map.of());
        payment.settings(new PaymentSettings(0, 0, true));
        for (int product = 1; product <= 5; product++) {
            accepted(shop.order("waiting-" + product, product));
        }

        patiently().untilAsserted(() -> {
            assertThat(worker.scrape().value("shop_consumer_in_flight{consumer=\"payments\"}"))
                    .isEqualTo(5);
            assertThat(worker.scrape().value("shop_consumer_lag{consumer=\"payments\"}"))
                    .isEqualTo(5);
        });
        payment.settings(new PaymentSettings(0, 0, false));
        patiently().untilAsserted(() -> {
            assertZero(worker.scrape(), "shop_consumer_in_flight{consumer=\"payments\"}");
            assertZero(worker.scrape(), "shop_consumer_lag{consumer=\"payments\"}");
        });
    }

    private static void assertZero(Scrape scrape, String series) {
        assertThat(scrape.has(series)).as(series).isTrue();
        assertThat(scrape.value(series)).as(series).isZero();
    }
}
