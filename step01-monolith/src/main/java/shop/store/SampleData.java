package shop.store;

import java.util.List;
import shop.config.Environment;

/**
 * Fills an empty shop with the same users, products and past orders each time, in SQL that runs on any database here.
 * The past orders are what makes the bestsellers dear.
 */
public final class SampleData {

    /** Users and products that the sample shop has. */
    public static final int USERS = 1_000;

    public static final int PRODUCTS = 1_000;

    /** Units of each product in stock: more than any load test here can sell. */
    public static final int STOCK = 100_000;

    private static final Query ANY_PRODUCT = new Query("SELECT id FROM products LIMIT 1");

    private static final Query FILL_USERS = new Query("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < CAST(? AS INTEGER))
            INSERT INTO users (name, email)
            SELECT 'Customer ' || i, 'customer' || i || '@shop.example' FROM n
            """);
    private static final Query FILL_PRODUCTS = new Query("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < CAST(? AS INTEGER))
            INSERT INTO products (name, price_cents, stock)
            SELECT 'Product ' || i, 100 + (i * 37) % 9900, CAST(? AS INTEGER) FROM n
            """);
    private static final Query FILL_ORDERS = new Query("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < CAST(? AS INTEGER))
            INSERT INTO orders (user_id, status, total_cents, charge_id, created_at_ms)
            SELECT 1 + i % CAST(? AS INTEGER), 'PAID', 0, 'sample-' || i, 1750000000000 FROM n
            """);

    /** Four lines an order, each of another quarter of the products, so that no product comes twice. */
    private static final Query FILL_LINES = new Query("""
            INSERT INTO order_lines (order_id, product_id, quantity, unit_price_cents)
            SELECT o.id, p.id, 1 + (o.id + p.id) % 3, p.price_cents
            FROM orders AS o
            CROSS JOIN (SELECT 0 AS quarter UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) AS q
            JOIN products AS p ON p.id = 1 + q.quarter * 250 + (o.id * (o.id % 7 + q.quarter + 1)) % 250
            """);

    private static final Query FILL_TOTALS = new Query("""
            UPDATE orders SET total_cents =
              (SELECT SUM(l.quantity * l.unit_price_cents) FROM order_lines AS l WHERE l.order_id = orders.id)
            """);

    private final Database database;

    public SampleData(Database database) {
        this.database = database;
    }

    /** Reads {@code SHOP_SEED}, the number of past orders (0). */
    public static int pastOrders(Environment environment) {
        return environment.integer("SHOP_SEED", 0, 0, 1_000_000);
    }

    /**
     * Fills the shop, all or nothing; does nothing if it has a product already.
     *
     * @param pastOrders their number, with four lines each; 0 leaves the shop as it is
     * @return whether it filled the shop
     */
    public boolean fill(int pastOrders) {
        if (pastOrders == 0) {
            return false;
        }
        boolean filled = database.transaction(transaction -> {
            if (ANY_PRODUCT.first(transaction, row -> row.getLong("id")).isPresent()) {
                return false;
            }
            FILL_USERS.update(transaction, USERS);
            FILL_PRODUCTS.update(transaction, PRODUCTS, STOCK);
            FILL_ORDERS.update(transaction, pastOrders, USERS);
            FILL_LINES.update(transaction);
            FILL_TOTALS.update(transaction);
            return true;
        });
        if (filled) {
            // The planner knows the new tables only after this.
            List.of("users", "products", "orders", "order_lines")
                    .forEach(table -> database.query(connection -> new Query("ANALYZE " + table).update(connection)));
        }
        return filled;
    }
}
