package shop.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import shop.engines.payment.Charge;
import shop.engines.payment.PaymentEngine;
import shop.engines.postgres.PostgresEngine;
import shop.events.log.WholeTopic;
import shop.store.Query;
import shop.store.Query.RowMapper;
import shop.store.SampleData;

/** Holds what buyers were told against the shop's tables, the events in Kafka and what the payment provider booked. */
record Audit(PostgresEngine postgres, PaymentEngine payment, WholeTopic events) {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Query OPEN = new Query("""
            SELECT (SELECT count(*) FROM orders WHERE status = 'PENDING') + (SELECT count(*) FROM outbox) AS number
            """);

    private static final Query ORDERS = new Query("""
            SELECT k.key, o.id, o.status, o.charge_id
            FROM idempotency_keys AS k
            JOIN orders AS o ON o.id = k.order_id
            """);

    /** Of products whose stock is not what was there at first, less what is sold for good. */
    private static final Query WRONG_STOCK = new Query("""
            WITH sold AS (
              SELECT l.product_id, sum(l.quantity) AS units
              FROM idempotency_keys AS k
              JOIN orders AS o ON o.id = k.order_id AND o.status = 'PAID'
              JOIN order_lines AS l ON l.order_id = o.id
              GROUP BY l.product_id)
            SELECT p.id, p.stock, coalesce(s.units, 0) AS units
            FROM products AS p
            LEFT JOIN sold AS s ON s.product_id = p.id
            WHERE p.stock <> CAST(? AS INTEGER) - coalesce(s.units, 0)
            """);

    private record Sale(String key, long id, String status, String chargeId) {

        boolean isPaid() {
            return status.equals("PAID");
        }
    }

    /**
     * Waits until all orders are settled, and checks that none is lost, sold without being there, charged twice or charged
     * and rejected.
     *
     * @param acknowledged the ids of the orders that buyers know of, by their keys
     * @return how many of them are rejected
     */
    long check(Map<String, Long> acknowledged) throws Exception {
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(rows(OPEN, row -> row.getLong("number")))
                        .as("orders that are pending and messages that wait")
                        .containsExactly(0L));
        Map<String, Sale> sales = rows(
                        ORDERS,
                        row -> new Sale(
                                row.getString("key"),
                                row.getLong("id"),
                                row.getString("status"),
                                row.getString("charge_id")))
                .stream()
                .collect(Collectors.toMap(Sale::key, sale -> sale));

        acknowledged.forEach((key, id) -> assertThat(sales.get(key).id()).isEqualTo(id));
        checkCharges(sales, acknowledged.keySet());
        assertThat(rows(
                        WRONG_STOCK,
                        row -> "product %d: %d left, %d sold"
                                .formatted(row.getLong("id"), row.getLong("stock"), row.getLong("units")),
                        SampleData.STOCK))
                .as("wrong stock")
                .isEmpty();
        checkEvents(sales.values());
        return acknowledged.keySet().stream()
                .filter(key -> !sales.get(key).isPaid())
                .count();
    }

    /** @param keys of this test: the provider may have forgotten earlier ones */
    private void checkCharges(Map<String, Sale> sales, Set<String> keys) {
        List<Charge> charges = payment.charges();
        assertThat(charges).extracting(Charge::key).doesNotHaveDuplicates();
        assertThat(charges).allSatisfy(charge -> {
            assertThat(sales).containsKey(charge.key());
            assertThat(sales.get(charge.key()).chargeId()).isEqualTo(charge.id());
        });
        Set<String> charged = charges.stream().map(Charge::key).collect(Collectors.toSet());
        assertThat(keys).allSatisfy(key -> assertThat(sales.get(key).isPaid()).isEqualTo(charged.contains(key)));
    }

    /** An order was placed once and settled once, however often the log says so. */
    private void checkEvents(Iterable<Sale> sales) {
        Map<Long, Map<String, Set<String>>> ids = new HashMap<>();
        for (JsonNode event : parsedEvents()) {
            ids.computeIfAbsent(event.get("orderId").asLong(), order -> new HashMap<>())
                    .computeIfAbsent(event.get("type").asText(), type -> new HashSet<>())
                    .add(event.get("eventId").asText());
        }
        assertThat(sales).allSatisfy(sale -> {
            assertThat(ids.get(sale.id()))
                    .containsOnlyKeys("order-placed", sale.isPaid() ? "order-paid" : "order-rejected");
            assertThat(ids.get(sale.id()).values())
                    .allSatisfy(events -> assertThat(events).hasSize(1));
        });
    }

    private List<JsonNode> parsedEvents() {
        List<JsonNode> parsed = new ArrayList<>();
        events.forEach(record -> parsed.add(parsed(record.value())));
        return parsed.stream().filter(event -> event.has("eventId")).toList();
    }

    private static JsonNode parsed(byte[] value) {
        try {
            return value == null ? JSON.nullNode() : JSON.readTree(value);
        } catch (IOException e) {
            return JSON.missingNode(); // poison
        }
    }

    private <T> List<T> rows(Query query, RowMapper<T> mapper, Object... parameters) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.address())) {
            return query.list(connection, mapper, parameters);
        }
    }
}
