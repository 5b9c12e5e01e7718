package shop.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.config.ConfigurationFault;
import shop.config.Environment;

class SettingsTest extends EnvExampleContract<Settings> {

    @Override
    protected Settings read(Environment environment) {
        return Settings.from(environment);
    }

    @Override
    protected Map<String, String> required() {
        return Map.of("DATABASE_URL", "postgres://localhost/shop", "REDIS_URL", "redis://localhost");
    }

    @Test
    void allFaults_areSaid_eachOnALine() {
        Environment environment = new Environment(Map.ofEntries(
                Map.entry("LOG_FORMAT", "xml"),
                Map.entry("PORT", "99999"),
                Map.entry("DB_POOL_SIZE", "many"),
                Map.entry("DB_LEAK_DETECTION_MS", "1"),
                Map.entry("SHOP_SEED", "-1"),
                Map.entry("REDIS_URL", "http://localhost"),
                Map.entry("CACHE_PROTECTION", "luck"),
                Map.entry("RATE_LIMITS", "often"),
                Map.entry("TRUSTED_PROXIES", "everybody"),
                Map.entry("PAYMENT_URL", "localhost"),
                Map.entry("STOP_DELAY_MS", "soon"),
                Map.entry("STOP_GRACE_MS", "never")));

        assertThatThrownBy(() -> environment.readAll(Settings::from))
                .isInstanceOf(ConfigurationFault.class)
                .satisfies(fault -> assertThat(fault.getMessage().lines().map(line -> line.split("[ =:]")[0]))
                        .containsExactly(
                                "LOG_FORMAT",
                                "PORT",
                                "DATABASE_URL",
                                "DB_POOL_SIZE",
                                "DB_LEAK_DETECTION_MS",
                                "SHOP_SEED",
                                "REDIS_URL",
                                "CACHE_PROTECTION",
                                "RATE_LIMITS",
                                "TRUSTED_PROXIES",
                                "PAYMENT_URL",
                                "STOP_DELAY_MS",
                                "STOP_GRACE_MS"));
    }
}
