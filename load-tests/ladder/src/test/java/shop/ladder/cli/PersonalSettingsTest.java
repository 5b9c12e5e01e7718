package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonalSettingsTest {

    @Test
    void settingsOfTheShop_areTaken() {
        Map<String, String> shell = Map.of(
                "DB_POOL_SIZE", "0",
                "SHOP_SEED", "10",
                "CACHE_PROTECTION", "none",
                "RATE_LIMITS", "POST /orders=5/min",
                "TRUSTED_PROXIES", "127.0.0.1",
                "REDIS_TIMEOUT_MS", "50",
                "REDIS_CONNECTIONS", "4",
                "LOG_FORMAT", "json",
                "STOP_DELAY_MS", "1000");

        assertThat(PersonalSettings.in(shell)).isEqualTo(shell);
    }

    @Test
    void whatTheRunnerSets_andWhatIsForOthers_isLeftAlone() {
        Map<String, String> shell = Map.of(
                "HOME", "/home/ada",
                "PORT", "1",
                "DATABASE_URL", "jdbc:postgresql://elsewhere/shop",
                "REDIS_URL", "redis://elsewhere:6379",
                "REDIS_SERVER", "/opt/redis-server");

        assertThat(PersonalSettings.in(shell)).isEmpty();
    }

    @Test
    void fileOfTheShop_isInThePersonsFolder() {
        assertThat(PersonalSettings.in(Map.of("SHOP_DB", "shop.db")))
                .isEqualTo(Map.of("SHOP_DB", Path.of("shop.db").toAbsolutePath().toString()));
        assertThat(PersonalSettings.in(Map.of("SHOP_DB", ""))).isEqualTo(Map.of("SHOP_DB", ""));
    }
}
