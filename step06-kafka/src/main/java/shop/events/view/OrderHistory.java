package shop.events.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import shop.events.order.EventJson;
import shop.events.order.OrderEvent;
import shop.events.order.WholeOrder;
import shop.model.OrderLine;
import shop.model.OrderStatus;
import shop.store.Query;

/**
 * The orders of users, one row each, in a table that events fill. Any event may come several times, and an order's outcome
 * before the order itself: the table ends up the same.
 */
final class OrderHistory {

    private static final Query PLACE = new Query("""
            WITH placed AS (
              INSERT INTO order_history AS known
                (id, sequence, user_id, status, total_cents, created_at_ms, lines)
              SELECT id, sequence, user_id, 'PENDING', total_cents, created_at_ms, CAST(lines AS JSON)
              FROM unnest(?, ?, ?, ?, ?, ?) AS told (id, sequence, user_id, total_cents, created_at_ms, lines)
              ORDER BY id
              ON CONFLICT (id) DO UPDATE
                SET user_id = excluded.user_id,
                    total_cents = excluded.total_cents,
                    created_at_ms = excluded.created_at_ms,
                    lines = excluded.lines
                WHERE known.user_id IS NULL
              RETURNING id, status)
            SELECT id FROM placed WHERE status <> 'REJECTED'
            """);

    private static final Query SETTLE = new Query("""
            WITH settled AS (
              INSERT INTO order_history AS known (id, sequence, status, charge_id)
              SELECT id, sequence, status, charge_id FROM unnest(?, ?, ?, ?) AS told (id, sequence, status, charge_id)
              ORDER BY id
              ON CONFLICT (id) DO UPDATE
                SET sequence = excluded.sequence, status = excluded.status, charge_id = excluded.charge_id
                WHERE known.sequence < excluded.sequence
              RETURNING status, lines)
            SELECT lines FROM settled WHERE status = 'REJECTED' AND lines IS NOT NULL
            """);

    private static final Query CLEAR = new Query("DELETE FROM order_history");
    private static final Query FILL = new Query("""
            INSERT INTO order_history (id, sequence, user_id, status, total_cents, charge_id, created_at_ms, lines)
            SELECT id, 0, user_id, status, total_cents, charge_id, created_at_ms, lines
            FROM whole_orders WHERE id <= ?
            """);

    private final EventJson json = new EventJson();

    /**
     * Writes down what events tell, as part of a transaction.
     *
     * @return by how many units of each product those in orders that are not rejected became more, or fewer
     */
    SortedMap<Long, Long> tell(Connection transaction, List<OrderEvent> events) throws SQLException {
        SortedMap<Long, OrderEvent.Placed> placed = new TreeMap<>();
        SortedMap<Long, OrderEvent> outcomes = new TreeMap<>();
        for (OrderEvent event : events) {
            long id = event.head().orderId();
            if (event instanceof OrderEvent.Placed first) {
                placed.putIfAbsent(id, first);
            } else {
                outcomes.merge(id, event, OrderHistory::later);
            }
        }
        SortedMap<Long, Long> units = new TreeMap<>();
        for (long id : place(transaction, placed.values())) {
            placed.get(id).lines().forEach(line -> units.merge(line.productId(), (long) line.quantity(), Long::sum));
        }
        for (OrderLine line : settle(transaction, outcomes.values())) {
            units.merge(line.productId(), (long) -line.quantity(), Long::sum);
        }
        return units;
    }

    /** Gives the ids of those that are new and not rejected. */
    private List<Long> place(Connection transaction, Collection<OrderEvent.Placed> orders) throws SQLException {
        return PLACE.list(
                transaction,
                row -> row.getLong("id"),
                longs(orders, order -> order.head().orderId()),
                longs(orders, order -> order.head().sequence()),
                longs(orders, OrderEvent.Placed::userId),
                longs(orders, OrderEvent.Placed::totalCents),
                longs(orders, order -> order.head().occurredAt().toEpochMilli()),
                texts(orders, order -> json.write(order.lines())));
    }

    /** Gives the lines of those that are rejected now. */
    private List<OrderLine> settle(Connection transaction, Collection<OrderEvent> outcomes) throws SQLException {
        return SETTLE
                .list(
                        transaction,
                        row -> WholeOrder.lines(row.getString("lines")),
                        longs(outcomes, outcome -> outcome.head().orderId()),
                        longs(outcomes, outcome -> outcome.head().sequence()),
                        texts(outcomes, outcome -> status(outcome).name()),
                        texts(outcomes, OrderHistory::chargeId))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Removes all, as part of a transaction. */
    void clear(Connection transaction) throws SQLException {
        CLEAR.update(transaction);
    }

    /** Takes the orders up to this id from their own tables, as part of a transaction. */
    void fill(Connection transaction, long lastId) throws SQLException {
        FILL.update(transaction, lastId);
    }

    private static <T> long[] longs(Collection<T> events, ToLongFunction<T> column) {
        return events.stream().mapToLong(column).toArray();
    }

    private static <T> String[] texts(Collection<T> events, Function<T, String> column) {
        return events.stream().map(column).toArray(String[]::new);
    }

    private static OrderEvent later(OrderEvent one, OrderEvent other) {
        return one.head().sequence() < other.head().sequence() ? other : one;
    }

    private static OrderStatus status(OrderEvent outcome) {
        return outcome instanceof OrderEvent.Paid ? OrderStatus.PAID : OrderStatus.REJECTED;
    }

    private static String chargeId(OrderEvent outcome) {
        return outcome instanceof OrderEvent.Paid paid ? paid.chargeId() : null;
    }
}
