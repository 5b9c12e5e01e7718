package shop.events.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import shop.model.Order;
import shop.model.OrderLine;
import shop.model.OrderStatus;

/** An order with its lines in one row, as {@code whole_orders} and {@code order_history} have it. */
public final class WholeOrder {

    private static final ObjectReader LINES = new ObjectMapper().readerForListOf(OrderLine.class);

    private WholeOrder() {}

    public static Order fromRow(ResultSet row) throws SQLException {
        return new Order(
                row.getLong("id"),
                row.getLong("user_id"),
                OrderStatus.valueOf(row.getString("status")),
                row.getLong("total_cents"),
                row.getString("charge_id"),
                Instant.ofEpochMilli(row.getLong("created_at_ms")),
                lines(row.getString("lines")));
    }

    /** The lines of an order from their JSON. */
    public static List<OrderLine> lines(String json) {
        try {
            return LINES.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // we wrote it
        }
    }
}
