package shop.events.order;

import java.util.Optional;
import java.util.UUID;
import shop.checkout.Checkout;
import shop.events.log.EventProducer;
import shop.model.NewOrder;
import shop.model.Order;
import shop.model.OrderStatus;

/**
 * How not to do it, for chapter 6 to measure: writes to the database and then to Kafka. A program that dies in between, or
 * while Kafka is away, has accepted an order that nobody will ever hear of. Safe for use by many threads.
 */
public final class DualWriteCheckout implements Checkout {

    private final AcceptingCheckout checkout;
    private final EventProducer producer;

    /** @param checkout one that announces nothing */
    public DualWriteCheckout(AcceptingCheckout checkout, EventProducer producer) {
        this.checkout = checkout;
        this.producer = producer;
    }

    @Override
    public Order place(NewOrder order, Optional<String> idempotencyKey) {
        String key = idempotencyKey.orElseGet(() -> UUID.randomUUID().toString());
        // tag::dual-write[]
        Order accepted = checkout.place(order, Optional.of(key));
        if (accepted.status() == OrderStatus.PENDING) {
            producer.sendAndForget(checkout.placed(accepted, key));
        }
        return accepted;
        // end::dual-write[]
    }
}
