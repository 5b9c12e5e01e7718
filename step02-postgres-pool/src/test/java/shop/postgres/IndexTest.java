package shop.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.checkout.OneTransactionCheckout;
import shop.engines.postgres.PostgresEngine;
import shop.engines.process.ProcessGuard;
import shop.model.BasketLine;
import shop.model.NewOrder;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.JdbcUsers;
import shop.store.Query;
import shop.store.SampleData;
import shop.store.WatchedConnections;

/** The hot queries find their rows through an index, as Postgres itself explains, in a shop with sample data. */
class IndexTest {

    /** In a table of a few rows an index is no gain. */
    private static final List<String> FILL_KEYS = List.of(
            "INSERT INTO idempotency_keys (key, fingerprint) SELECT i, 'sample' FROM generate_series(1, 20000) AS i",
            "ANALYZE idempotency_keys");

    private static ProcessGuard guard;
    private static Database database;
    private static Database recorded;
    private static final List<String> STATEMENTS = new ArrayList<>();

    @BeforeAll
    static void fillShop() {
        guard = new ProcessGuard();
        PostgresEngine engine = new PostgresEngine(guard);
        engine.start();
        Postgres postgres = Postgres.open(
                new PostgresSettings(engine.address(), 0, Duration.ofSeconds(20), Duration.ofSeconds(60)));
        database = new Database(postgres.connections());
        new SampleData(database).fill(20_000);
        FILL_KEYS.forEach(sql -> database.query(connection -> new Query(sql).update(connection)));
        recorded = new Database(WatchedConnections.of(postgres.connections(), (lent, sql) -> STATEMENTS.add(sql)));
    }

    @AfterAll
    static void stopPostgres() {
        guard.close();
    }

    static Stream<Arguments> hotQueries() {
        return Stream.of(
                query("user by id", "users_pkey", shop -> new JdbcUsers(shop).find(7)),
                query("page of users", "users_pkey", shop -> new JdbcUsers(shop).list(7, 20)),
                query("product by id", "products_pkey", shop -> new JdbcCatalog(shop).find(7)),
                query("page of products", "products_pkey", shop -> new JdbcCatalog(shop).list(7, 20)),
                query("order by id", "orders_pkey", shop -> new JdbcOrders(shop).find(7)),
                query("lines of an order", "order_lines_pkey", shop -> new JdbcOrders(shop).find(7)),
                query("orders of a user", "orders_user", shop -> new JdbcOrders(shop).ofUser(7, 0, 20)),
                statement("prices of a basket", "products_pkey", "SELECT id, price_cents", IndexTest::placeTwice),
                statement("taking stock", "products_pkey", "UPDATE products", IndexTest::placeTwice),
                statement("answer to a key", "idempotency_keys_pkey", "SELECT fingerprint", IndexTest::placeTwice),
                statement("recording it", "idempotency_keys_pkey", "UPDATE idempotency_keys", IndexTest::placeTwice));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hotQueries")
    void hotQuery_findsItsRowsThroughAnIndex(String name, String index, String beginning, Consumer<Database> work) {
        STATEMENTS.clear();
        work.accept(recorded);
        String statement = STATEMENTS.stream()
                .filter(sql -> sql.startsWith(beginning))
                .findFirst()
                .orElseThrow();

        List<String> plan = database.query(connection ->
                new Query("EXPLAIN " + statement.replace("?", "'7'")).list(connection, row -> row.getString(1)));

        assertThat(plan).anyMatch(line -> line.contains(index)).noneMatch(line -> line.contains("Seq Scan"));
    }

    private static Arguments query(String name, String index, Consumer<Database> query) {
        return statement(name, index, "SELECT", query);
    }

    /** @param beginning which of the statements that the work makes is meant */
    private static Arguments statement(String name, String index, String beginning, Consumer<Database> work) {
        return Arguments.of(name, index, beginning, work);
    }

    /** Places an order, and asks again with the same key. */
    private static void placeTwice(Database shop) {
        var checkout = new OneTransactionCheckout(shop, (amount, key) -> "charge-" + key, Clock.systemUTC());
        var order = new NewOrder(7, List.of(new BasketLine(7, 1), new BasketLine(8, 1)));
        var key = Optional.of(UUID.randomUUID().toString());
        checkout.place(order, key);
        checkout.place(order, key);
    }
}
