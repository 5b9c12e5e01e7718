package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.store.StoreUnavailable;

class EarlyExpirationTest extends StampedeProtectionContract {

    private static final long LOAD_MS = 100;

    /** What the next random number is, given as -ln(1 - random): by how many load times it makes the end earlier. */
    private volatile double loadTimes;

    @Override
    StampedeProtection create(Redis through) {
        return new EarlyExpiration(new NoProtection(), clock, () -> 1 - Math.exp(-loadTimes));
    }

    @ParameterizedTest
    @CsvSource({
        "60000, 1.0, false",
        "3001,  30.0, false",
        "101,   1.0, false",
        "99,    1.0, true",
        "299,   3.0, true",
        "301,   3.0, false",
        "1,     0.0, false",
        "0,     0.0, true"
    })
    void valueIsRenewedBeforeItsEnd_ifTheRandomNumberOfLoadTimesReachesThere(
            long msBeforeTheEnd, double random, boolean renewed) {
        Entries<String> entries = entries(redis);
        entries.store(KEY, "old", LOAD_MS, entries.find(KEY).generation());
        clock.forward(TTL.minus(Duration.ofMillis(msBeforeTheEnd)));
        loadTimes = random;

        assertThat(create(redis).get(lookup(source))).isEqualTo(renewed ? "value 1" : "old");
    }

    @Test
    void whileOneRequestRenews_theOthersGetTheOldValue() throws Exception {
        StampedeProtection protection = create(redis);
        Entries<String> entries = entries(redis);
        entries.store(KEY, "old", LOAD_MS, entries.find(KEY).generation());
        clock.forward(TTL.minus(Duration.ofMillis(1)));
        loadTimes = 1;
        source.hold();
        try (Crowd first = new Crowd(1)) {
            first.askUntilAllWait(() -> protection.get(lookup(source)));

            assertThat(protection.get(lookup(source))).isEqualTo("old");

            source.release();
            assertThat(first.answers()).containsExactly("value 1");
        }
        assertThat(protection.get(lookup(source))).isEqualTo("value 1");
    }

    @Test
    void renewalThatFails_leavesTheOldValue() {
        StampedeProtection protection = create(redis);
        Entries<String> entries = entries(redis);
        entries.store(KEY, "old", LOAD_MS, entries.find(KEY).generation());
        clock.forward(TTL.minus(Duration.ofMillis(1)));
        loadTimes = 1;

        assertThat(protection.get(lookup(() -> {
                    throw new StoreUnavailable("the database is away", null);
                })))
                .isEqualTo("old");
        assertThat(protection.get(lookup(source))).isEqualTo("value 1");
    }
}
