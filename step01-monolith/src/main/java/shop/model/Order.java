package shop.model;

import java.time.Instant;
import java.util.List;

/**
 * A placed order.
 *
 * @param chargeId the payment provider's name of the charge that paid for it, or {@code null} if none did
 */
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

    public Order paidBy(String charge) {
        return new Order(id, userId, OrderStatus.PAID, totalCents, charge, createdAt, lines);
    }
}
