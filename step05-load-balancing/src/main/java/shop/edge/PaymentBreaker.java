package shop.edge;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.checkout.PaymentUnavailable;

/**
 * The circuit breaker of the payment provider. Closed, it lets calls through and counts. After too many failures it is
 * open and lets none through; after a while it is half open, and the outcome of a single call decides: each probe is
 * somebody's order, with a connection and locks that may be held in vain. Safe for use by many threads.
 */
public final class PaymentBreaker implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentBreaker.class);

    private final CircuitBreakerRegistry registry;
    private final CircuitBreaker breaker;
    private final Duration openFor;
    private final Clock clock;
    private volatile Instant nextProbe;

    public PaymentBreaker(ResilienceSettings settings, Clock clock) {
        this.openFor = settings.openFor();
        this.clock = clock;
        this.nextProbe = clock.instant();
        this.registry = CircuitBreakerRegistry.of(configuration(settings));
        this.breaker = registry.circuitBreaker("payment");
        breaker.getEventPublisher().onStateTransition(event -> changed(event.getStateTransition()));
    }

    private static CircuitBreakerConfig configuration(ResilienceSettings settings) {
        // exercise 5.4: begin
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(Math.max(1, settings.window() / 2))
                .failureRateThreshold(settings.failurePercent())
                .waitDurationInOpenState(settings.openFor())
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .permittedNumberOfCallsInHalfOpenState(1)
                // All else is an answer: a refusal too.
                .recordExceptions(PaymentUnavailable.class)
                .build();
        // exercise 5.4: end
        // starter: return CircuitBreakerConfig.custom()
        // starter:         .slidingWindowSize(settings.window())
        // starter:         .failureRateThreshold(settings.failurePercent())
        // starter:         .waitDurationInOpenState(settings.openFor())
        // starter:         .build();
    }

    /** @throws CallNotPermittedException if it may not be called now */
    <T> T call(Supplier<T> provider) {
        try {
            return breaker.executeSupplier(provider);
        } catch (Error e) {
            // The breaker counts exceptions only: a probe that ended so would stay under way for ever.
            breaker.releasePermission();
            throw e;
        }
    }

    State state() {
        return breaker.getState();
    }

    /** What is said in place of a call. */
    PaymentUnavailable refusal() {
        return new PaymentUnavailable(
                "the payment provider is not asked while its circuit breaker is open",
                null,
                Duration.between(clock.instant(), nextProbe));
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(metrics);
    }

    private void changed(StateTransition transition) {
        if (transition.getToState() == State.OPEN) {
            nextProbe = clock.instant().plus(openFor);
        }
        LOG.warn(
                "circuit breaker of the payment provider: {} after {}",
                transition.getToState(),
                transition.getFromState());
    }
}
