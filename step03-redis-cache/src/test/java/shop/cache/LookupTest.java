package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("exercise-3.1")
class LookupTest extends OnEntries {

    private final Source source = new Source();

    @Test
    void valueThatWasLoaded_isFoundByTheNextLookup() {
        Lookup<String> first = lookup(source);
        assertThat(first.look()).isEmpty();
        assertThat(first.load()).isEqualTo("value 1");

        assertThat(lookup(source).look().map(Entry::value))
                .as("what the next lookup finds in the cache")
                .contains("value 1");
    }

    @Test
    void valueThatIsInvalidatedDuringItsLoad_isReturnedAndNotCached() {
        Invalidations invalidations = new Invalidations(redis, background);
        Lookup<String> slow = lookup(() -> {
            invalidations.invalidate(KEY);
            return "old";
        });
        slow.look();

        assertThat(slow.load()).isEqualTo("old");

        assertThat(lookup(source).look().map(Entry::value))
                .as("in the cache, after a value was invalidated while it was loaded")
                .isEmpty();
    }

    @Test
    void valueThatWasInvalidatedBeforeTheLook_isCachedAgain() {
        new Invalidations(redis, background).invalidate(KEY);
        Lookup<String> next = lookup(source);
        next.look();
        next.load();

        assertThat(lookup(source).look().map(Entry::value))
                .as("in the cache, after it was loaded again")
                .contains("value 1");
    }

    @Test
    void timeOfTheLoad_isKeptWithTheValue() {
        Duration duration = Duration.ofMillis(30);
        Lookup<String> slow = lookup(() -> {
            long end = System.nanoTime() + duration.toNanos();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return "dear";
        });
        slow.look();
        slow.load();

        assertThat(lookup(source).look().map(Entry::loadMs))
                .as("ms that a load of %s took", duration)
                .hasValueSatisfying(ms -> assertThat(ms).isBetween(duration.toMillis(), 10_000L));
    }
}
