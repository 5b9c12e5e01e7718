package shop.cache;

import java.time.Duration;
import java.util.Locale;
import shop.config.ConfigurationFault;
import shop.config.Environment;

/**
 * What is cached for how long.
 *
 * @param ttl of single products and users
 * @param bestsellersTtl of the bestsellers: the longest time that they lag behind the orders, twice that with
 *     {@link Protection#STALE_WHILE_REVALIDATE}
 * @param jitter the share, 0 to 1, by which a TTL is shortened at random
 * @param protection of the bestsellers; a single row needs no more than one flight in a process
 */
public record CacheSettings(Duration ttl, Duration bestsellersTtl, double jitter, Protection protection) {

    private static final int DAY_MS = 24 * 60 * 60 * 1000;

    /** The kinds of {@link StampedeProtection}. */
    public enum Protection {
        NONE,
        ONE_FLIGHT,
        ONE_FLIGHT_ACROSS_REPLICAS,
        EARLY_EXPIRATION,
        STALE_WHILE_REVALIDATE;

        /** As people write it: {@code one-flight}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Reads {@code CACHE_TTL_MS} (300 s), {@code CACHE_BESTSELLERS_TTL_MS} (60 s), {@code CACHE_TTL_JITTER_PERCENT} (10) and
     * {@code CACHE_PROTECTION} (one-flight-across-replicas).
     *
     * @throws ConfigurationFault if one is wrong
     */
    public static CacheSettings from(Environment environment) {
        return new CacheSettings(
                environment.millis("CACHE_TTL_MS", 300_000, 1, DAY_MS),
                environment.millis("CACHE_BESTSELLERS_TTL_MS", 60_000, 1, DAY_MS),
                environment.integer("CACHE_TTL_JITTER_PERCENT", 10, 0, 100) / 100.0,
                environment.oneOf("CACHE_PROTECTION", Protection.ONE_FLIGHT_ACROSS_REPLICAS));
    }
}
