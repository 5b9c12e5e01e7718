package shop.events.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.model.Order;
import shop.model.OrderLine;
import shop.model.OrderStatus;

/**
 * An order as its events tell it (<em>event sourcing</em>).
 *
 * @param sequence of the last event that counted
 * @param chargeId as in {@link OrderEvent.Paid}, {@code null} until then
 */
public record OrderState(
        int sequence,
        long userId,
        OrderStatus status,
        long totalCents,
        String chargeId,
        Instant createdAt,
        List<OrderLine> lines) {

    public OrderState {
        lines = List.copyOf(lines);
    }

    /** The state after all these events of one order; empty without the first one. What comes a second time counts once. */
    public static Optional<OrderState> after(List<OrderEvent> events) {
        Optional<OrderState> state = Optional.empty();
        for (OrderEvent event : events) {
            state = after(state, event);
        }
        return state;
    }

    /** The order of this id, if this is its state. */
    public Order order(long id) {
        return new Order(id, userId, status, totalCents, chargeId, createdAt, lines);
    }

    private static Optional<OrderState> after(Optional<OrderState> before, OrderEvent event) {
        int sequence = event.head().sequence();
        if (event instanceof OrderEvent.Placed placed) {
            return before.or(() -> Optional.of(new OrderState(
                    sequence,
                    placed.userId(),
                    OrderStatus.PENDING,
                    placed.totalCents(),
                    null,
                    placed.head().occurredAt(),
                    placed.lines())));
        }
        return before.map(state -> sequence <= state.sequence ? state : state.with(event));
    }

    private OrderState with(OrderEvent outcome) {
        int last = outcome.head().sequence();
        return outcome instanceof OrderEvent.Paid paid
                ? new OrderState(last, userId, OrderStatus.PAID, totalCents, paid.chargeId(), createdAt, lines)
                : new OrderState(last, userId, OrderStatus.REJECTED, totalCents, null, createdAt, lines);
    }
}
