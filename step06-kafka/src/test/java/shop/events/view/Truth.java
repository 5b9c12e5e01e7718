package shop.events.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shop.events.order.WholeOrder;
import shop.model.Order;
import shop.store.Database;
import shop.store.Query;

/** What the tables of orders say themselves, for the read models to be compared with. */
record Truth(Database database) {

    private static final String SOLD = """
            SELECT l.product_id, SUM(l.quantity) AS units
            FROM orders AS o JOIN order_lines AS l ON l.order_id = o.id
            WHERE o.status <> 'REJECTED' GROUP BY l.product_id
            """;
    private static final String SOLD_AS_VIEWED = "SELECT product_id, units FROM product_sales WHERE units <> 0";
    private static final String ORDERS =
            "SELECT id, user_id, status, total_cents, charge_id, created_at_ms, lines FROM %s ORDER BY id";

    void assertEqualToViews() {
        assertThat(units(SOLD_AS_VIEWED)).as("units by product").isEqualTo(units(SOLD));
        assertThat(orders("order_history")).as("orders").isEqualTo(orders("whole_orders"));
    }

    private Map<Long, Long> units(String sql) {
        return database
                .query(connection -> new Query(sql).list(connection, row -> Map.entry(row.getLong(1), row.getLong(2))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Order> orders(String table) {
        return database.query(connection -> new Query(ORDERS.formatted(table)).list(connection, WholeOrder::fromRow));
    }
}
