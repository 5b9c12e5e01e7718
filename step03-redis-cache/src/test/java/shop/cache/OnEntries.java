package shop.cache;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import shop.config.SettableClock;

/** A test with texts in a cache, which live for ten minutes and, stale, for as long again. */
abstract class OnEntries extends OnRedis {

    static final Duration TTL = Duration.ofMinutes(10);
    static final CacheKey KEY = CacheKey.of("text", 7);

    final SettableClock clock = new SettableClock();
    final CacheUse use = new CacheUse(() -> 0);
    final Background background = new Background();

    /** What the random numbers are; 0 leaves the TTL as it is. */
    volatile double random;

    @AfterEach
    void closeBackground() {
        background.close();
    }

    Entries<String> entries(Redis through) {
        return entries(through, new Invalidations(through, background));
    }

    Entries<String> entries(Redis through, Invalidations invalidations) {
        return new Entries<>(
                through,
                invalidations,
                new EntryFormat<>(new TypeReference<Entry<String>>() {}),
                new Lifetime(TTL, 0.1, TTL),
                clock,
                () -> random);
    }

    Lookup<String> lookup(Supplier<String> source) {
        return lookup(redis, source);
    }

    Lookup<String> lookup(Redis through, Supplier<String> source) {
        return new Lookup<>(KEY, entries(through), source, use);
    }
}
