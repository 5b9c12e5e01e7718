package shop.edge;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeoutException;
import shop.checkout.PaymentUnavailable;
import shop.checkout.Payments;

/**
 * Payments that are tried again after a quick failure and not tried at all while the circuit breaker is open. From the
 * outside in:
 *
 * <ol>
 *   <li>the retry, so that each try passes the breaker: one that it does not let through is the last;
 *   <li>the breaker, so that it counts tries, and sees a provider that fails sooner;
 *   <li>the given payments: their time-out is that of one try, and if they are measured, then only real calls are.
 * </ol>
 *
 * All tries of a charge have the same key, so that the provider books it once. Safe for use by many threads.
 */
public final class ResilientPayments implements Payments, MeterBinder {

    private static final double BACKOFF_FACTOR = 2;
    private static final double BACKOFF_JITTER = 0.5;

    private final Payments payments;
    private final PaymentBreaker breaker;
    private final RetryRegistry registry;
    private final Retry retry;

    public ResilientPayments(Payments payments, PaymentBreaker breaker, ResilienceSettings settings) {
        this.payments = payments;
        this.breaker = breaker;
        this.registry = RetryRegistry.of(RetryConfig.custom()
                .maxAttempts(settings.tries())
                .retryOnException(ResilientPayments::isWorthAnotherTry)
                .intervalFunction(backoff())
                .build());
        this.retry = registry.retry("payment");
    }

    /** The wait before each further try in milliseconds, with jitter: those that failed together do not return together. */
    static IntervalFunction backoff() {
        return IntervalFunction.ofExponentialRandomBackoff(
                ResilienceSettings.FIRST_BACKOFF, BACKOFF_FACTOR, BACKOFF_JITTER, ResilienceSettings.LONGEST_BACKOFF);
    }

    // tag::charge[]
    @Override
    public String charge(long amountCents, String key) {
        try {
            return retry.executeSupplier(() -> breaker.call(() -> payments.charge(amountCents, key)));
        } catch (CallNotPermittedException open) {
            throw breaker.refusal();
        }
    }
    // end::charge[]

    @Override
    public void bindTo(MeterRegistry metrics) {
        TaggedRetryMetrics.ofRetryRegistry(registry).bindTo(metrics);
    }

    /** A provider that used up its time is given no more: the order's connection and locks are held all the while. */
    private static boolean isWorthAnotherTry(Throwable failure) {
        return failure instanceof PaymentUnavailable && !(failure.getCause() instanceof TimeoutException);
    }
}
