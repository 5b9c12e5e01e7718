package shop.events.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.checkout.IdempotencyKeyReused;
import shop.checkout.PaymentUnavailable;
import shop.store.StoreUnavailable;

class RetriesTest {

    private final Retries retries = new Retries(Duration.ofMinutes(10));

    @Test
    void failuresThatPass_areTriedAgain_untilTheLimit() {
        assertThat(retries.worthIt(new PaymentUnavailable("503"), Duration.ZERO))
                .isTrue();
        assertThat(retries.worthIt(new StoreUnavailable("away", null), Duration.ofMinutes(9)))
                .isTrue();
        assertThat(retries.worthIt(new LogUnavailable(new IllegalStateException()), Duration.ofMinutes(9)))
                .isTrue();
        assertThat(retries.worthIt(new DeliveryUnavailable("away", null), Duration.ofMinutes(10)))
                .isFalse();
    }

    @Test
    void failuresThatLast_areNot() {
        assertThat(retries.worthIt(new IdempotencyKeyReused("key"), Duration.ZERO))
                .isFalse();
        assertThat(retries.worthIt(new NullPointerException(), Duration.ZERO)).isFalse();
        assertThat(retries.worthIt(new StackOverflowError(), Duration.ZERO)).isFalse();
    }

    @RepeatedTest(20)
    void backoff_doubles_upToABound() {
        assertThat(retries.backoff(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(300));
        assertThat(retries.backoff(3)).isBetween(Duration.ofMillis(400), Duration.ofMillis(1_200));
        assertThat(retries.backoff(1_000)).isBetween(Duration.ofMillis(3_200), Duration.ofMillis(9_600));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void backoff_hasJitter_alsoAtTheBound(int attempt) {
        assertThat(Stream.generate(() -> retries.backoff(attempt)).limit(50).distinct())
                .hasSizeGreaterThan(10);
    }
}
