package shop.checkout;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import shop.model.Order;
import shop.store.Database;
import shop.store.JdbcOrders;

/**
 * Asks the payment provider while the order's transaction is open: simple, all or nothing, and dear, because the
 * connection and the locks on the products are held for the whole wait. Safe for use by many threads.
 */
public final class OneTransactionCheckout extends TransactionalCheckout {

    private final Payments payments;

    public OneTransactionCheckout(Database database, Payments payments, Clock clock) {
        super(database, clock);
        this.payments = payments;
    }

    // tag::charge[]
    @Override
    protected Order record(Connection transaction, JdbcOrders orders, Order order, String paymentKey)
            throws SQLException {
        return orders.add(transaction, order.paidBy(payments.charge(order.totalCents(), paymentKey)));
    }
    // end::charge[]
}
