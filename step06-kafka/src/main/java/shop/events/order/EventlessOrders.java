package shop.events.order;

import java.sql.Connection;
import java.sql.SQLException;
import shop.config.ConfigurationFault;
import shop.store.Query;

/**
 * The orders from before there were events: the sample orders and those of earlier steps. They are known by their ids, so
 * that a new order costs nothing for it. Whoever still runs an earlier step beside this one gets orders that no event tells
 * of.
 */
public final class EventlessOrders {

    private static final Query END = new Query("""
            INSERT INTO eventless_orders (last_id) SELECT coalesce(max(id), 0) FROM orders
            ON CONFLICT DO NOTHING
            """);

    /** An order needs a product, so there was none in a shop that could be filled. */
    private static final Query END_LATER = new Query("""
            INSERT INTO eventless_orders AS known (last_id) SELECT coalesce(max(id), 0) FROM orders
            ON CONFLICT (one) DO UPDATE SET last_id = excluded.last_id WHERE known.last_id = 0
            """);

    private static final Query LAST_ID = new Query("SELECT last_id FROM eventless_orders");

    /**
     * Says, as part of a transaction, that from now on every order has events; {@code false} if that was said before. While
     * another transaction says it, this waits for that one's end.
     *
     * @param filled whether the shop was just filled with sample orders; then what was said of the empty shop does not count
     */
    public boolean end(Connection transaction, boolean filled) throws SQLException {
        return (filled ? END_LATER : END).update(transaction) == 1;
    }

    /**
     * The last of them, 0 if there is none.
     *
     * @throws ConfigurationFault if {@link #end} was never called
     */
    public long lastId(Connection connection) throws SQLException {
        return LAST_ID.first(connection, row -> row.getLong("last_id"))
                .orElseThrow(() -> new ConfigurationFault(
                        "DATABASE_URL: step 6 was never started on this shop; `./workshop run 6` does it"));
    }
}
