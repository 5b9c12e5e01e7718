package shop.events.order;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import shop.checkout.TransactionalCheckout;
import shop.events.log.Message;
import shop.events.log.Topics;
import shop.model.Order;
import shop.store.Database;
import shop.store.JdbcOrders;

/**
 * Accepts an order and does not wait for the payment: the transaction takes the stock and writes down the order and the
 * event that tells of it. It holds nothing when it is over. Safe for use by many threads.
 */
public final class AcceptingCheckout extends TransactionalCheckout {

    /** Where the event goes, as part of the order's transaction. */
    @FunctionalInterface
    public interface Announcement {
        void add(Connection transaction, Message event) throws SQLException;
    }

    private final EventJson json = new EventJson();
    private final Announcement announcement;

    public AcceptingCheckout(Database database, Announcement announcement, Clock clock) {
        super(database, clock);
        this.announcement = announcement;
    }

    @Override
    protected Order record(Connection transaction, JdbcOrders orders, Order order, String paymentKey)
            throws SQLException {
        // exercise 6.1: begin
        Order accepted = orders.add(transaction, order);
        announcement.add(transaction, placed(accepted, paymentKey));
        return accepted;
        // exercise 6.1: end
        // starter: Order accepted = orders.add(transaction, order);
        // starter: transaction.commit(); // so that nobody hears of an order that is not there yet
        // starter: announcement.add(transaction, placed(accepted, paymentKey));
        // starter: return accepted;
    }

    /** Tells that an order was placed. */
    Message placed(Order order, String paymentKey) {
        OrderEvent event = new OrderEvent.Placed(
                Head.first(order.id(), order.createdAt()),
                order.userId(),
                order.totalCents(),
                paymentKey,
                order.lines());
        return new Message(Topics.ORDER_EVENTS, String.valueOf(order.id()), json.write(event));
    }
}
