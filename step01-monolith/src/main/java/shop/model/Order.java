package shop.model;

import java.time.Instant;
import java.util.List;

/** A placed order; {@code chargeId} is the payment provider's name of the charge that paid for it. */
public record Order(
        long id,
        long userId,
        OrderStatus status,
        long totalCents,
        String chargeId,
        Instant createdAt,
        List<OrderLine> lines) {
    public Order {
        lines = List.copyOf(lines);
    }

    public Order withLines(List<OrderLine> lines) {
        return new Order(id, userId, status, totalCents, chargeId, createdAt, lines);
    }

    public Order withId(long id) {
        return new Order(id, userId, status, totalCents, chargeId, createdAt, lines);
    }
}
