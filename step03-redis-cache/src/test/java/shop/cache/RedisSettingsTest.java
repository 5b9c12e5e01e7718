package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.config.ConfigurationFault;
import shop.config.Environment;

class RedisSettingsTest {

    @Test
    void standards() {
        RedisSettings settings = settings("redis://localhost");

        assertThat(settings.timeout()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.connections()).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({
        "redis://localhost, redis://localhost:6379",
        "redis://localhost:7000/, redis://localhost:7000/",
        "redis://:secret@cache.example:7000/3, redis://cache.example:7000/3",
        "redis://shop:s%40cret@[::1]:7000, redis://[::1]:7000"
    })
    void place_isTheServerWithoutUserAndPassword(String url, String place) {
        assertThat(settings(url).place()).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:6379",
                "http://localhost:6379",
                "redis://",
                "redis:///0",
                "redis://localhost:secret",
                "redis://localhost/secret",
                "redis://user:sec ret@localhost"
            })
    void somethingElse_isAFaultThatDoesNotShowIt(String url) {
        assertThatThrownBy(() -> settings(url))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageStartingWith("REDIS_URL is not a URL such as redis://localhost:6379")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("sec ret");
    }

    private static RedisSettings settings(String url) {
        return RedisSettings.from(new Environment(Map.of("REDIS_URL", url)));
    }
}
