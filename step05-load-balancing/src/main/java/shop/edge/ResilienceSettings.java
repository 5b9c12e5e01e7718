package shop.edge;

import java.time.Duration;
import shop.config.ConfigurationFault;
import shop.config.Environment;

/**
 * How the shop behaves when the payment provider does not.
 *
 * @param window of the last calls to the provider, how many are looked at; while there are fewer, half of them are enough
 * @param failurePercent the share of failures among them that opens the circuit breaker
 * @param openFor how long it then calls nobody before it tries again
 * @param tries how often a charge is tried in all
 * @param concurrency how many checkouts may run at the same time
 */
public record ResilienceSettings(int window, int failurePercent, Duration openFor, int tries, int concurrency) {

    /** Before the second try; twice as long before each further one. */
    static final Duration FIRST_BACKOFF = Duration.ofMillis(50);

    /** The longest, with its jitter. */
    static final Duration LONGEST_BACKOFF = Duration.ofMillis(600);

    /**
     * Much more than a replica has under way at a time. One that was stopped for a while finds all of them timed out when
     * it goes on; if these alone opened its breaker, it would refuse orders faster than the others place them, and a
     * balancer that looks for the least busy would send it most of them.
     */
    private static final int WINDOW = 20;

    private static final int MOST_CHECKOUTS = 1_000;

    /**
     * Reads {@code PAYMENT_BREAKER_WINDOW}, {@code PAYMENT_BREAKER_FAILURE_PERCENT}, {@code PAYMENT_BREAKER_OPEN_MS},
     * {@code PAYMENT_TRIES} and {@code CHECKOUT_CONCURRENCY} (the size of the pool).
     *
     * @param poolSize the shop's connections to its database, 0 if it has no pool
     * @throws ConfigurationFault if one is wrong
     */
    public static ResilienceSettings from(Environment environment, int poolSize) {
        return new ResilienceSettings(
                environment.integer("PAYMENT_BREAKER_WINDOW", WINDOW, 2, 1_000),
                environment.integer("PAYMENT_BREAKER_FAILURE_PERCENT", 50, 1, 100),
                environment.millis("PAYMENT_BREAKER_OPEN_MS", 5_000, 100, 600_000),
                environment.integer("PAYMENT_TRIES", 2, 1, 5),
                environment.integer(
                        "CHECKOUT_CONCURRENCY", poolSize == 0 ? MOST_CHECKOUTS : poolSize, 1, MOST_CHECKOUTS));
    }

    /** How long a charge may take with all its tries and the waits between them, if one of them may take that long. */
    public Duration longestCharge(Duration oneTry) {
        return oneTry.multipliedBy(tries).plus(LONGEST_BACKOFF.multipliedBy(tries - 1));
    }
}
