package shop.checkout;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Comparator;
import java.util.stream.Collectors;
import shop.model.BasketLine;
import shop.model.NewOrder;
import shop.model.Order;
import shop.store.JdbcOrders;
import shop.store.Query;

/**
 * Remembers the answer to each idempotency key, in the transaction of the order itself: either both are there or
 * neither. A second call with a key waits at the key's row until the first one's transaction ends, and then finds its
 * answer.
 */
final class IdempotencyKeys {

    /** An attempt to place an order. */
    @FunctionalInterface
    interface Attempt {
        Order place() throws SQLException;
    }

    /** How an attempt ended, for good: with an order or with a refusal. */
    sealed interface Answer {

        /** @throws OrderRefused if it is a refusal */
        Order orderOrRefusal();
    }

    private record Placed(Order orderOrRefusal) implements Answer {}

    private record Refused(OrderRefused refusal) implements Answer {
        @Override
        public Order orderOrRefusal() {
            throw refusal;
        }
    }

    private record Entry(String fingerprint, long orderId, String reason, String message) {}

    // tag::claim[]
    private static final Query CLAIM =
            new Query("INSERT INTO idempotency_keys (key, fingerprint) VALUES (?, ?) ON CONFLICT DO NOTHING");
    // end::claim[]
    private static final Query FIND =
            new Query("SELECT fingerprint, order_id, reason, message FROM idempotency_keys WHERE key = ?");
    private static final Query RECORD_ORDER = new Query("UPDATE idempotency_keys SET order_id = ? WHERE key = ?");
    private static final Query RECORD_REFUSAL =
            new Query("UPDATE idempotency_keys SET reason = ?, message = ? WHERE key = ?");

    private static final Query FORGET = new Query("DELETE FROM idempotency_keys WHERE key = ?");

    private final JdbcOrders orders;

    IdempotencyKeys(JdbcOrders orders) {
        this.orders = orders;
    }

    /**
     * Gives the answer that this key got before, or makes the attempt and remembers how it ended. An attempt that
     * fails in another way than by a refusal is not remembered: its transaction is rolled back, key and all.
     *
     * @throws IdempotencyKeyReused if the key was used for another order
     */
    Answer answerOnce(Connection transaction, String key, NewOrder order, Attempt attempt) throws SQLException {
        String fingerprint = fingerprint(order);
        if (CLAIM.update(transaction, key, fingerprint) == 0) {
            return earlier(transaction, key, fingerprint);
        }
        Savepoint claimed = transaction.setSavepoint();
        try {
            Order placed = attempt.place();
            RECORD_ORDER.update(transaction, placed.id(), key);
            return new Placed(placed);
        } catch (OrderRefused refusal) {
            transaction.rollback(claimed);
            refuse(transaction, key, refusal);
            return new Refused(refusal);
        }
    }

    /** Makes a refusal the answer to a key from now on, whatever it was before. */
    void refuse(Connection transaction, String key, OrderRefused refusal) throws SQLException {
        RECORD_REFUSAL.update(transaction, refusal.reason().name(), refusal.getMessage(), key);
    }

    /** Makes the next call with a key the first one again. */
    void forget(Connection transaction, String key) throws SQLException {
        FORGET.update(transaction, key);
    }

    private Answer earlier(Connection transaction, String key, String fingerprint) throws SQLException {
        Entry entry = FIND.first(transaction, IdempotencyKeys::fromRow, key).orElseThrow();
        if (!entry.fingerprint().equals(fingerprint)) {
            throw new IdempotencyKeyReused(key);
        }
        if (entry.reason() != null) {
            return new Refused(new OrderRefused(OrderRefused.Reason.valueOf(entry.reason()), entry.message()));
        }
        return new Placed(orders.find(transaction, entry.orderId()).orElseThrow());
    }

    /** The order as text: equal for orders that ask for the same, also when their lines come in another order. */
    private static String fingerprint(NewOrder order) {
        return order.lines().stream()
                .sorted(Comparator.comparingLong(BasketLine::productId))
                .map(line -> line.quantity() + "x" + line.productId())
                .collect(Collectors.joining(",", "user " + order.userId() + ": ", ""));
    }

    private static Entry fromRow(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("fingerprint"),
                row.getLong("order_id"),
                row.getString("reason"),
                row.getString("message"));
    }
}
