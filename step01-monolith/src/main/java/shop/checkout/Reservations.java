package shop.checkout;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import shop.model.NewOrder;
import shop.model.Order;
import shop.model.OrderStatus;
import shop.store.Database;
import shop.store.JdbcOrders;
import shop.store.JdbcStock;

/**
 * The short transactions before and after a payment. Whoever comes second, because two calls have the same key, changes
 * nothing. Safe for use by many threads.
 *
 * <p>An order that is given up stays in the books with its lines, and so among the units that the bestsellers add up.
 */
final class Reservations {

    /** What a transaction does to a key whose order is not to be paid. */
    @FunctionalInterface
    private interface KeyChange {
        void make(Connection transaction) throws SQLException;
    }

    private final Database database;
    private final JdbcStock stock;
    private final JdbcOrders orders;
    private final IdempotencyKeys keys;
    private final Checkout pending;

    Reservations(Database database, Clock clock) {
        this.database = database;
        this.stock = new JdbcStock();
        this.orders = new JdbcOrders(database);
        this.keys = new IdempotencyKeys(orders);
        this.pending = new TransactionalCheckout(database, clock) {
            @Override
            protected Order record(Connection transaction, JdbcOrders orders, Order order, String paymentKey)
                    throws SQLException {
                return orders.add(transaction, order);
            }
        };
    }

    /**
     * Takes the stock and records the order as pending. For a key that has an order already it takes nothing and gives
     * that order: paid, or still pending if another call is about to pay it or died before it could.
     *
     * @throws OrderRefused if the order cannot be had, now or at the first call with this key
     * @throws IdempotencyKeyReused if the key was used for another order before
     */
    Order reserve(NewOrder order, String key) {
        return pending.place(order, Optional.of(key));
    }

    /**
     * Marks the order as paid.
     *
     * @throws PaymentUnavailable if another call with the same key gave the reservation up in the meantime: the next one
     *     will find the charge and place the order
     */
    Order confirm(Order reserved, String chargeId) {
        return database.transaction(transaction -> {
            orders.pay(transaction, reserved.id(), chargeId);
            return orders.find(transaction, reserved.id())
                    .filter(order -> order.status() == OrderStatus.PAID)
                    .orElseThrow(() -> new PaymentUnavailable("the reservation was given up before the payment"));
        });
    }

    /** Gives the stock back and makes the refusal the key's answer for good. The order stays, as rejected. */
    void refuse(Order reserved, String key, OrderRefused refusal) {
        giveUp(reserved, transaction -> keys.refuse(transaction, key, refusal));
    }

    /** Gives the stock back and forgets the key, so that a repeat is a new order. This one stays, as rejected. */
    void forget(Order reserved, String key) {
        giveUp(reserved, transaction -> keys.forget(transaction, key));
    }

    private void giveUp(Order reserved, KeyChange keyChange) {
        database.transaction(transaction -> {
            boolean ours = orders.reject(transaction, reserved.id());
            if (ours) {
                stock.giveBack(transaction, reserved.lines());
                keyChange.make(transaction);
            }
            return ours;
        });
    }
}
