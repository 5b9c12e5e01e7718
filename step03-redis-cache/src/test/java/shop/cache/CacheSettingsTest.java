package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import shop.cache.CacheSettings.Protection;
import shop.config.ConfigurationFault;
import shop.config.Environment;

class CacheSettingsTest {

    @Test
    void standards() {
        assertThat(CacheSettings.from(new Environment(Map.of())))
                .isEqualTo(new CacheSettings(
                        Duration.ofSeconds(300), Duration.ofSeconds(60), 0.1, Protection.ONE_FLIGHT_ACROSS_REPLICAS));
    }

    @Test
    void everySetting_isRead() {
        Environment environment = new Environment(Map.of(
                "CACHE_TTL_MS", "1000",
                "CACHE_BESTSELLERS_TTL_MS", "2000",
                "CACHE_TTL_JITTER_PERCENT", "25",
                "CACHE_PROTECTION", "none"));

        assertThat(CacheSettings.from(environment))
                .isEqualTo(new CacheSettings(Duration.ofSeconds(1), Duration.ofSeconds(2), 0.25, Protection.NONE));
    }

    @ParameterizedTest
    @EnumSource
    void everyProtection_canBeNamed(Protection protection) {
        Environment environment = new Environment(Map.of("CACHE_PROTECTION", protection.toString()));

        assertThat(CacheSettings.from(environment).protection()).isEqualTo(protection);
    }

    @ParameterizedTest
    @CsvSource({
        "CACHE_TTL_MS, 0, 'CACHE_TTL_MS=0 is not a whole number from 1 to 86400000'",
        "CACHE_BESTSELLERS_TTL_MS, 1m, 'CACHE_BESTSELLERS_TTL_MS=1m is not a whole number from 1 to 86400000'",
        "CACHE_TTL_JITTER_PERCENT, 101, 'CACHE_TTL_JITTER_PERCENT=101 is not a whole number from 0 to 100'",
        "CACHE_PROTECTION, luck, 'CACHE_PROTECTION=luck is not one of none, one-flight, one-flight-across-replicas,"
                + " early-expiration, stale-while-revalidate'"
    })
    void wrongSetting_isAFault(String name, String value, String message) {
        Environment environment = new Environment(Map.of(name, value));

        assertThatThrownBy(() -> CacheSettings.from(environment))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessage(message);
    }
}
