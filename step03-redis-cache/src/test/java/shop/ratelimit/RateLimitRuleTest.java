package shop.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.config.ConfigurationFault;
import shop.config.Environment;

class RateLimitRuleTest {

    @Test
    void limits_areReadByRoute() {
        assertThat(rules("POST /orders=5/min,  GET /products/bestsellers=100/s,GET /products/{id}=1000000/h"))
                .containsOnly(
                        Map.entry("POST /orders", new RateLimitRule("POST /orders", 5, Duration.ofMinutes(1))),
                        Map.entry(
                                "GET /products/bestsellers",
                                new RateLimitRule("GET /products/bestsellers", 100, Duration.ofSeconds(1))),
                        Map.entry(
                                "GET /products/{id}",
                                new RateLimitRule("GET /products/{id}", 1_000_000, Duration.ofHours(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void withoutLimits_thereAreNone(String text) {
        assertThat(rules(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5/min",
                "/orders=5/min",
                "POST=5/min",
                "POST orders=5/min",
                "post /orders=5/min",
                "POST  /orders=5/min",
                "POST /orders",
                "POST /orders=",
                "POST /orders=5",
                "POST /orders=5/m",
                "POST /orders=5/day",
                "POST /orders=5 / min",
                "POST /orders=0/min",
                "POST /orders=-5/min",
                "POST /orders=5.5/min",
                "POST /orders=1000001/min",
                "POST /orders=99999999999999999999/min",
                "POST /or\"ders=5/min"
            })
    void wrongLimit_isAFaultThatQuotesIt(String text) {
        assertThatThrownBy(() -> rules("GET /products=5/s, " + text))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessage("RATE_LIMITS: \"" + text + "\" is not a limit such as POST /orders=5/min:"
                        + " method, path, 1 to 1000000 requests per s, min or h");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "POST /orders=5/min,", "POST /orders=5/min,,GET /products=1/s"})
    void emptyLimit_isAFault(String text) {
        assertThatThrownBy(() -> rules(text))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageStartingWith("RATE_LIMITS: \"\" is not a limit");
    }

    @Test
    void routeWithTwoLimits_isAFault() {
        assertThatThrownBy(() -> rules("POST /orders=5/min, GET /products=1/s, POST /orders=6/min"))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessage("RATE_LIMITS: \"POST /orders\" has two limits: keep one");
    }

    @Test
    void policy_isAnItemOfAStructuredField() {
        assertThat(new RateLimitRule("GET /products/{id}", 100, Duration.ofHours(1)).policy())
                .isEqualTo("\"GET /products/{id}\";q=100;w=3600");
    }

    private static Map<String, RateLimitRule> rules(String text) {
        return RateLimitRule.from(new Environment(Map.of("RATE_LIMITS", text)));
    }
}
