package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import shop.config.Environment;
import shop.postgres.PostgresSettings;

class ResilienceSettingsTest {

    private static final Pattern NGINX_WAITS = Pattern.compile(
            "(?m)^ *location (?:~ \\^/orders/\\?\\$|@repeatable_order) \\{[^}]*?(?:}[^}]*?)?proxy_read_timeout (\\d+)s;");

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

        assertThat(threeTries.longestCharge(Duration.ofSeconds(2))).isEqualTo(Duration.ofMillis(3 * 2_000 + 2 * 600));
    }

    @Test
    void orderIsAnswered_beforeNginxGivesTheReplicaUp() throws IOException {
        EdgeSettings standards = settings(Map.of());
        PostgresSettings postgres = standards.postgres();

        assertThat(standards
                        .placePatience()
                        .plus(postgres.connectionTimeout())
                        .plus(postgres.statementLimit())
                        .plus(standards.longestCharge()))
                .isEqualTo(Duration.ofMillis(9_600))
                .isLessThan(nginxWaitsForAnOrder());
    }

    @Test
    void transactionMayStandIdleForLongerThanACharge() {
        EdgeSettings settings = settings(Map.of("PAYMENT_TIMEOUT_MS", "3000", "PAYMENT_TRIES", "4"));

        assertThat(settings.postgres().idleTransactionLimit())
                .isGreaterThan(settings.longestCharge())
                .isEqualTo(Duration.ofMillis(4 * 3_000 + 3 * 600 + 2_000));
    }

    private static EdgeSettings settings(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(Map.of(
                "DATABASE_URL", "postgres://db/shop",
                "REDIS_URL", "redis://cache",
                "SESSION_SECRETS", "s".repeat(32)));
        all.putAll(variables);
        return EdgeSettings.from(new Environment(all));
    }

    private static Duration nginxWaitsForAnOrder() throws IOException {
        List<Duration> waits = NGINX_WAITS
                .matcher(Files.readString(Path.of("nginx/nginx.conf.template")))
                .results()
                .map(wait -> Duration.ofSeconds(Long.parseLong(wait.group(1))))
                .toList();
        assertThat(waits).as("with a key and without").hasSize(2);
        return Collections.min(waits);
    }
}
