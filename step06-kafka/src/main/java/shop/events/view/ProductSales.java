package shop.events.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import shop.store.Query;

/** The units of each product in orders that were not rejected, in a table. */
final class ProductSales {

    private static final Query ADD = new Query("""
            INSERT INTO product_sales AS known (product_id, units)
            SELECT product_id, units FROM unnest(?, ?) AS more (product_id, units) ORDER BY product_id
            ON CONFLICT (product_id) DO UPDATE SET units = known.units + excluded.units
            """);
    private static final Query CLEAR = new Query("DELETE FROM product_sales");
    private static final Query FILL = new Query("""
            INSERT INTO product_sales (product_id, units)
            SELECT l.product_id, SUM(l.quantity)
            FROM orders AS o
            JOIN order_lines AS l ON l.order_id = o.id
            WHERE o.id <= ? AND o.status <> 'REJECTED'
            GROUP BY l.product_id
            """);

    /** Adds units by product, as part of a transaction. All do it in the order of the products: no deadlock. */
    void add(Connection transaction, SortedMap<Long, Long> units) throws SQLException {
        ADD.update(
                transaction,
                units.keySet().stream().mapToLong(Long::longValue).toArray(),
                units.values().stream().mapToLong(Long::longValue).toArray());
    }

    /** Removes all, as part of a transaction. */
    void clear(Connection transaction) throws SQLException {
        CLEAR.update(transaction);
    }

    /** Adds up the orders up to this id from their own tables, as part of a transaction. */
    void fill(Connection transaction, long lastId) throws SQLException {
        FILL.update(transaction, lastId);
    }
}
