package shop.events.log;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Set;
import shop.checkout.PaymentUnavailable;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.store.StoreUnavailable;

/**
 * Which failures pass by themselves, and how long they are given.
 *
 * @param limit after which even those count as lasting
 */
public record Retries(Duration limit) {

    private static final Set<Class<? extends RuntimeException>> PASSING =
            Set.of(PaymentUnavailable.class, StoreUnavailable.class, LogUnavailable.class, DeliveryUnavailable.class);

    private static final Duration FIRST = Duration.ofMillis(200);

    /** From this attempt on the wait does not grow any more. */
    private static final int LONGEST = 6;

    /** In milliseconds, with jitter: those that failed together do not return together. */
    private static final IntervalFunction BACKOFF = IntervalFunction.ofExponentialRandomBackoff(FIRST, 2, 0.5);

    /**
     * Reads {@code WORKER_RETRY_MS} (600000).
     *
     * @throws ConfigurationFault if it is wrong
     */
    public static Retries from(Environment environment) {
        return new Retries(environment.millis("WORKER_RETRY_MS", 600_000, 0, 24 * 60 * 60 * 1_000));
    }

    /** Whether to try again what has failed so after this time. */
    boolean worthIt(Throwable failure, Duration since) {
        return PASSING.contains(failure.getClass()) && since.compareTo(limit) < 0;
    }

    /**
     * How long to wait: twice as long each time, up to 3.2 to 9.6 s.
     *
     * @param attempt the one that failed, from 1
     */
    Duration backoff(int attempt) {
        return Duration.ofMillis(BACKOFF.apply(Math.min(attempt, LONGEST)));
    }
}
