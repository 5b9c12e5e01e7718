package shop.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.model.Order;
import shop.model.OrderLine;
import shop.model.OrderStatus;
import shop.model.Page;

/** Orders with their lines in a SQL database. */
public final class JdbcOrders implements Orders {

    private static final Query INSERT_ORDER = new Query("""
            INSERT INTO orders (user_id, status, total_cents, charge_id, created_at_ms) VALUES (?, ?, ?, ?, ?)
            RETURNING id
            """);
    private static final Query INSERT_LINE =
            new Query("INSERT INTO order_lines (order_id, product_id, quantity, unit_price_cents) VALUES (?, ?, ?, ?)");

    private static final Query FIND = new Query("""
            SELECT o.id, o.user_id, o.status, o.total_cents, o.charge_id, o.created_at_ms,
                   l.product_id, l.quantity, l.unit_price_cents
            FROM orders AS o
            JOIN order_lines AS l ON l.order_id = o.id
            WHERE o.id = ?
            ORDER BY l.product_id
            """);

    // exercise 2.3: begin
    /** The orders and all their lines in one question, whatever their number. */
    private static final Query OF_USER = new Query("""
            SELECT o.id, o.user_id, o.status, o.total_cents, o.charge_id, o.created_at_ms,
                   l.product_id, l.quantity, l.unit_price_cents
            FROM (SELECT id, user_id, status, total_cents, charge_id, created_at_ms
                  FROM orders WHERE user_id = ? AND id > ? ORDER BY id LIMIT ?) AS o
            JOIN order_lines AS l ON l.order_id = o.id
            ORDER BY o.id, l.product_id
            """);
    // exercise 2.3: end
    // starter: private static final Query OF_USER =
    // starter:         new Query("SELECT id FROM orders WHERE user_id = ? AND id > ? ORDER BY id LIMIT ?");

    private static final Query PAY =
            new Query("UPDATE orders SET status = 'PAID', charge_id = ? WHERE id = ? AND status = 'PENDING'");
    private static final Query REJECT =
            new Query("UPDATE orders SET status = 'REJECTED' WHERE id = ? AND status = 'PENDING'");

    private final Database database;

    public JdbcOrders(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Order> find(long id) {
        return database.query(connection -> find(connection, id));
    }

    /** Looks an order up as part of a transaction. */
    public Optional<Order> find(Connection transaction, long id) throws SQLException {
        return grouped(FIND.list(transaction, JdbcOrders::fromRow, id)).stream().findFirst();
    }

    @Override
    public Page<Order> ofUser(long userId, long after, int limit) {
        // exercise 2.3: begin
        List<Order> orders = database.query(
                connection -> grouped(OF_USER.list(connection, JdbcOrders::fromRow, userId, after, limit + 1)));
        // exercise 2.3: end
        // starter: List<Long> ids = database.query(
        // starter:         connection -> OF_USER.list(connection, row -> row.getLong("id"), userId, after, limit + 1));
        // starter: List<Order> orders = ids.stream().map(id -> find(id).orElseThrow()).toList();
        return Page.of(orders, limit, Order::id);
    }

    /** Records an order as part of a transaction and gives it its id. */
    public Order add(Connection transaction, Order order) throws SQLException {
        long id = INSERT_ORDER
                .first(
                        transaction,
                        row -> row.getLong("id"),
                        order.userId(),
                        order.status().name(),
                        order.totalCents(),
                        order.chargeId(),
                        order.createdAt().toEpochMilli())
                .orElseThrow();
        INSERT_LINE.updateAll(
                transaction,
                order.lines().stream()
                        .map(line -> new Object[] {id, line.productId(), line.quantity(), line.unitPriceCents()})
                        .toList());
        return order.withId(id);
    }

    /** Marks a pending order as paid as part of a transaction; tells whether it was pending. */
    public boolean pay(Connection transaction, long id, String chargeId) throws SQLException {
        return PAY.update(transaction, chargeId, id) == 1;
    }

    /** Marks a pending order as rejected as part of a transaction; tells whether it was pending. */
    public boolean reject(Connection transaction, long id) throws SQLException {
        return REJECT.update(transaction, id) == 1;
    }

    /** Makes one order with all lines of the orders with one line each that a join gives. */
    private static List<Order> grouped(List<Order> rows) {
        Map<Long, List<OrderLine>> lines = new LinkedHashMap<>();
        Map<Long, Order> orders = new LinkedHashMap<>();
        for (Order row : rows) {
            orders.putIfAbsent(row.id(), row);
            lines.computeIfAbsent(row.id(), id -> new ArrayList<>()).addAll(row.lines());
        }
        return orders.values().stream()
                .map(order -> order.withLines(lines.get(order.id())))
                .toList();
    }

    private static Order fromRow(ResultSet row) throws SQLException {
        return new Order(
                row.getLong("id"),
                row.getLong("user_id"),
                OrderStatus.valueOf(row.getString("status")),
                row.getLong("total_cents"),
                row.getString("charge_id"),
                Instant.ofEpochMilli(row.getLong("created_at_ms")),
                List.of(new OrderLine(
                        row.getLong("product_id"), row.getInt("quantity"), row.getLong("unit_price_cents"))));
    }
}
