package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.config.Environment;

class ResilienceSettingsTest {

    private static final Environment NOTHING_SET = new Environment(Map.of());

    @Test
    void checkoutsMayUseAllConnections_unlessSaidOtherwise() {
        assertThat(ResilienceSettings.from(NOTHING_SET, 7).concurrency()).isEqualTo(7);
        assertThat(ResilienceSettings.from(new Environment(Map.of("CHECKOUT_CONCURRENCY", "3")), 7)
                        .concurrency())
                .isEqualTo(3);
    }

    @Test
    void withoutAPool_manyCheckoutsMayRun() {
        assertThat(ResilienceSettings.from(NOTHING_SET, 0).concurrency()).isEqualTo(1_000);
    }

    @Test
    void longestCharge_hasAllTriesWithTheirWaits() {
        ResilienceSettings threeTries = new ResilienceSettings(10, 50, Duration.ofSeconds(5), 3, 5);

        assertThat(threeTries.longestCharge(Duration.ofSeconds(2))).isEqualTo(Duration.ofMillis(3 * 2_600));
    }

    @Test
    void transactionMayStandIdleForLongerThanACharge() {
        EdgeSettings settings = EdgeSettings.from(new Environment(Map.of(
                "DATABASE_URL", "postgres://db/shop",
                "REDIS_URL", "redis://cache",
                "SESSION_SECRETS", "s".repeat(32),
                "PAYMENT_TIMEOUT_MS", "3000",
                "PAYMENT_TRIES", "4")));

        assertThat(settings.postgres().idleTransactionLimit())
                .isGreaterThan(settings.resilience().longestCharge(Duration.ofSeconds(3)))
                .isEqualTo(Duration.ofMillis(4 * 3_600 + 2_000));
    }
}
