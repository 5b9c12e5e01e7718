package shop.events.view;

import java.sql.Connection;
import java.sql.SQLException;
import shop.config.ConfigurationFault;
import shop.events.order.EventlessOrders;
import shop.store.Database;

/**
 * What the read models are before the first event: the orders that have none. Safe for use by many threads, and by many
 * processes on one database.
 */
public final class ViewBase {

    private final EventlessOrders eventless = new EventlessOrders();
    private final Positions positions = new Positions();
    private final OrderHistory history = new OrderHistory();
    private final ProductSales sales = new ProductSales();
    private final Database database;

    public ViewBase(Database database) {
        this.database = database;
    }

    /**
     * Makes it from the orders that are there; does nothing if that was done before. To be called before the shop takes the
     * first order with events. Of many who call it at the same time, one does it and the others wait.
     *
     * @param filled whether the shop was just filled with sample orders, before which there were none
     */
    public void begin(boolean filled) {
        database.transaction(transaction -> {
            boolean first = eventless.end(transaction, filled);
            if (first) {
                make(transaction);
            }
            return first;
        });
    }

    /**
     * Empties the read models, makes the base again, and has workers read the events from the beginning, those that run and
     * those that come. Until they have caught up, the read models tell of fewer orders than there are.
     *
     * @throws ConfigurationFault if there is no base yet
     */
    void rebuild() {
        database.transaction(transaction -> {
            make(transaction);
            return true;
        });
    }

    private void make(Connection transaction) throws SQLException {
        // exercise 6.4: begin
        positions.lock(transaction); // first, as the workers do: no deadlock
        history.clear(transaction);
        sales.clear(transaction);
        long lastId = eventless.lastId(transaction);
        history.fill(transaction, lastId);
        sales.fill(transaction, lastId);
        positions.reset(transaction);
        // exercise 6.4: end
        // starter: history.clear(transaction);
        // starter: sales.clear(transaction);
        // starter: positions.reset(transaction);
    }
}
