package shop.cache;

import java.time.Duration;

/**
 * How long entries live.
 *
 * @param ttl how long a value is fresh at most: the longest time that a change made past this program stays unseen
 * @param jitter the share of the ttl, 0 to 1, by which it is shortened at random, so that values that were loaded together
 *     do not expire together
 * @param stale how long a value is kept after that, for {@link StaleWhileRevalidate}
 */
record Lifetime(Duration ttl, double jitter, Duration stale) {

    /** @param random from 0 to 1 */
    long freshMs(double random) {
        return Math.max(1, Math.round(ttl.toMillis() * (1 - jitter * random)));
    }
}
