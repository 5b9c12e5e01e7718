package shop.edge;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import shop.checkout.Checkout;
import shop.checkout.PaymentUnavailable;
import shop.model.NewOrder;
import shop.model.Order;

/**
 * Refuses orders at the door while the payment provider is known to be down, except the one that tries it again. The
 * breaker alone would let them take a connection, and wait at a product that the trying order has locked, only to be
 * refused then.
 *
 * <p>The price: who repeats an order that was placed is told to come back, too. That may be nginx, within a request of
 * which the buyer sees this answer only. Safe for use by many threads.
 */
final class FailFastCheckout implements Checkout {

    private final Checkout checkout;
    private final PaymentBreaker breaker;
    private final Semaphore probing = new Semaphore(1);

    FailFastCheckout(Checkout checkout, PaymentBreaker breaker) {
        this.checkout = checkout;
        this.breaker = breaker;
    }

    /** @throws PaymentUnavailable also without asking the provider */
    @Override
    public Order place(NewOrder order, Optional<String> idempotencyKey) {
        return switch (breaker.state()) {
            case OPEN -> throw breaker.refusal();
            case HALF_OPEN -> probe(order, idempotencyKey);
            default -> checkout.place(order, idempotencyKey);
        };
    }

    private Order probe(NewOrder order, Optional<String> idempotencyKey) {
        if (!probing.tryAcquire()) {
            throw breaker.refusal();
        }
        try {
            return checkout.place(order, idempotencyKey);
        } finally {
            probing.release();
        }
    }
}
