package shop.events.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import shop.engines.postgres.PostgresEngine;
import shop.events.order.Head;
import shop.events.order.OrderEvent;
import shop.model.NewProduct;
import shop.model.NewUser;
import shop.model.Order;
import shop.model.OrderLine;
import shop.model.OrderStatus;
import shop.postgres.Postgres;
import shop.postgres.PostgresSettings;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.JdbcUsers;
import shop.store.Query;

/** A shop with a user and some products, in tables of its own, and what its orders would have told. */
final class SampleShop {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    final Database database;
    final long user;
    final List<Long> products;

    SampleShop(PostgresEngine engine) {
        String schema = "shop" + System.nanoTime();
        new Database(open(engine.address()).connections())
                .query(connection -> new Query("CREATE SCHEMA " + schema).update(connection));
        database =
                new Database(open(engine.address() + "&currentSchema=" + schema).connections());
        user = new JdbcUsers(database)
                .add(new NewUser("Ada", "ada@shop.example"))
                .id();
        products = Stream.of("Cup", "Saucer", "Teapot")
                .map(name -> new JdbcCatalog(database)
                        .add(new NewProduct(name, 100, 10))
                        .id())
                .toList();
    }

    private static Postgres open(String url) {
        return Postgres.open(new PostgresSettings(url, 0, Duration.ofSeconds(20), Duration.ofSeconds(60)));
    }

    /** Writes down an order of 2 units of the first product and 3 of the second. */
    Order order(OrderStatus status) {
        List<OrderLine> lines = List.of(new OrderLine(products.get(0), 2, 100), new OrderLine(products.get(1), 3, 100));
        String chargeId = status == OrderStatus.PAID ? "charge" : null;
        return database.transaction(transaction ->
                new JdbcOrders(database).add(transaction, new Order(0, user, status, 500, chargeId, NOON, lines)));
    }

    /** What the life of an order tells. */
    static OrderEvent[] events(Order order) {
        return switch (order.status()) {
            case PENDING -> new OrderEvent[] {placed(order)};
            case PAID -> new OrderEvent[] {placed(order), new OrderEvent.Paid(head(order, 2), order.chargeId())};
            case REJECTED -> new OrderEvent[] {placed(order), new OrderEvent.Rejected(head(order, 2), "no money")};
        };
    }

    private static OrderEvent placed(Order order) {
        return new OrderEvent.Placed(head(order, 1), order.userId(), order.totalCents(), "key", order.lines());
    }

    private static Head head(Order order, int sequence) {
        return new Head(1, UUID.randomUUID(), order.id(), sequence, order.createdAt());
    }
}
