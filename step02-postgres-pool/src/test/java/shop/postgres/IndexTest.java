package shop.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import shop.engines.postgres.PostgresEngine;
import shop.engines.process.ProcessGuard;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.JdbcUsers;
import shop.store.Query;
import shop.store.SampleData;

/** The hot queries find their rows through an index, as Postgres itself explains, in a shop with sample data. */
class IndexTest {

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
        recorded = new Database(recording(postgres.connections()));
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
                query("orders of a user", "orders_user", shop -> new JdbcOrders(shop).ofUser(7, 0, 20)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hotQueries")
    void hotQuery_findsItsRowsThroughAnIndex(String name, String index, Consumer<Database> query) {
        STATEMENTS.clear();
        query.accept(recorded);

        List<String> plan = database.query(connection ->
                new Query("EXPLAIN " + STATEMENTS.get(0).replace("?", "7")).list(connection, row -> row.getString(1)));

        assertThat(plan).anyMatch(line -> line.contains(index)).noneMatch(line -> line.contains("Seq Scan"));
    }

    private static Arguments query(String name, String index, Consumer<Database> query) {
        return Arguments.of(name, index, query);
    }

    /** Notes every statement that is prepared. */
    private static DataSource recording(DataSource dataSource) {
        return new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = dataSource.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        IndexTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")) {
                                STATEMENTS.add((String) arguments[0]);
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
            }
        };
    }
}
