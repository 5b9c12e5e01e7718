package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.store.StoreUnavailable;

class EarlyExpirationTest extends StampedeProtectionContract {

    private static final long LOAD_MS = 100;

    private final EntryFormat<String> format = new EntryFormat<>(new TypeReference<Entry<String>>() {});

    /** The middle of all numbers: renews 0.69 load times before the end, as -ln(0.5) says. */
    private volatile DoubleSupplier dice = () -> 0.5;

    @Override
    StampedeProtection create(Redis through) {
        return new EarlyExpiration(new NoProtection(), clock, () -> dice.getAsDouble());
    }

    @ParameterizedTest(name = "a value that took {0} ms to load, {1} ms before its end: {2}")
    @Tag("exercise-3.3")
    @CsvSource({
        "100, 69, true",
        "100, 70, false",
        "1000, 693, true",
        "1000, 694, false",
        "100, 60000, false",
        "0, 1, false",
        "0, 0, true"
    })
    void valueIsRenewedAtTheRandomNumberOfLoadTimesBeforeItsEnd(long loadMs, long msLeft, boolean renewed) {
        cached(loadMs, msLeft);

        assertThat(create(redis).get(lookup(source)))
                .as(
                        "%d ms before its end, with 0.5 as the random number (\"old\" is cached, \"value 1\" renewed)",
                        msLeft)
                .isEqualTo(renewed ? "value 1" : "old");
    }

    @ParameterizedTest(name = "{0} load times before the end")
    @Tag("exercise-3.3")
    @ValueSource(doubles = {0.2, 1, 2.5})
    void shareOfRequestsThatRenew_growsTowardsTheEnd(double loadTimesLeft) {
        StampedeProtection protection = create(redis);
        dice = new Random(7)::nextDouble;
        int requests = 1_000;

        int renewals = 0;
        for (int i = 0; i < requests; i++) {
            cached(LOAD_MS, Math.round(loadTimesLeft * LOAD_MS));
            renewals += protection.get(lookup(() -> "new")).equals("new") ? 1 : 0;
        }

        assertThat((double) renewals / requests)
                .as("share of the requests that renew, %s load times before the end", loadTimesLeft)
                .isCloseTo(Math.exp(-loadTimesLeft), within(0.05));
    }

    @Test
    @Tag("exercise-3.3")
    void whileOneRequestRenews_theOthersGetTheOldValue() throws Exception {
        StampedeProtection protection = create(redis);
        cached(LOAD_MS, 1);
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
        cached(LOAD_MS, 1);

        assertThat(protection.get(lookup(() -> {
                    throw new StoreUnavailable("the database is away", null);
                })))
                .isEqualTo("old");
        assertThat(protection.get(lookup(source))).isEqualTo("value 1");
    }

    private void cached(long loadMs, long msLeft) {
        direct.set(KEY.entry(), format.write(new Entry<>("old", clock.millis() + msLeft, loadMs)));
    }
}
