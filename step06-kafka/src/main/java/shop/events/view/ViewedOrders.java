package shop.events.view;

import java.util.List;
import java.util.Optional;
import shop.events.order.WholeOrder;
import shop.model.Order;
import shop.model.Page;
import shop.store.Database;
import shop.store.Orders;
import shop.store.Query;

/**
 * Orders of which a user's history is read from a table that a worker keeps: a row for each order, and no join. A single
 * order is read from its own rows, as it is now.
 *
 * <p>The history lags behind by the way of the events, as the bestsellers of {@link ViewedCatalog}: a buyer who looks right
 * after an order may miss it there for a moment, or see it pending that is paid; under its own address it is up to date.
 */
public final class ViewedOrders implements Orders {

    private static final Query OF_USER = new Query("""
            SELECT id, user_id, status, total_cents, charge_id, created_at_ms, lines
            FROM order_history WHERE user_id = ? AND id > ? ORDER BY id LIMIT ?
            """);

    private final Orders orders;
    private final Database database;

    /** @param orders for single ones */
    public ViewedOrders(Orders orders, Database database) {
        this.orders = orders;
        this.database = database;
    }

    @Override
    public Optional<Order> find(long id) {
        return orders.find(id);
    }

    @Override
    public Page<Order> ofUser(long userId, long after, int limit) {
        List<Order> found =
                database.query(connection -> OF_USER.list(connection, WholeOrder::fromRow, userId, after, limit + 1));
        return Page.of(found, limit, Order::id);
    }
}
