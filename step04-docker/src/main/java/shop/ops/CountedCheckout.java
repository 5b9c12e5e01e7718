package shop.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import shop.checkout.Checkout;
import shop.checkout.IdempotencyKeyReused;
import shop.checkout.OrderRefused;
import shop.model.NewOrder;
import shop.model.Order;

/** Counts what becomes of orders; a repeated one counts each time that it is answered. Safe for use by many threads. */
final class CountedCheckout implements Checkout {

    private final Checkout checkout;
    private final Counter placed;
    private final Counter refused;
    private final Counter failed;

    CountedCheckout(Checkout checkout, MeterRegistry registry) {
        this.checkout = checkout;
        this.placed = counter(registry, "placed");
        this.refused = counter(registry, "refused");
        this.failed = counter(registry, "failed");
    }

    @Override
    public Order place(NewOrder order, Optional<String> idempotencyKey) {
        Counter outcome = failed;
        try {
            Order answer = checkout.place(order, idempotencyKey);
            outcome = placed;
            return answer;
        } catch (OrderRefused | IdempotencyKeyReused refusal) {
            outcome = refused;
            throw refusal;
        } finally {
            outcome.increment();
        }
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("shop.orders")
                .description("Answers to orders")
                .tag("outcome", outcome)
                .register(registry);
    }
}
