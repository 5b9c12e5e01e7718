package shop.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import shop.checkout.Checkout;
import shop.checkout.HttpPayments;
import shop.checkout.OneTransactionCheckout;
import shop.checkout.Payments;
import shop.config.ConfigurationFault;
import shop.engines.payment.PaymentEngine;
import shop.engines.payment.PaymentSettings;
import shop.engines.postgres.PostgresEngine;
import shop.engines.process.ProcessGuard;
import shop.model.BasketLine;
import shop.model.NewOrder;
import shop.model.NewProduct;
import shop.model.NewUser;
import shop.model.Order;
import shop.model.Product;
import shop.store.Catalog;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.JdbcUsers;
import shop.store.Query;
import shop.store.StoreContract;
import shop.store.StoreUnavailable;

/** The contracts of the store on a real Postgres, and what a pool of connections to it does. */
class PostgresTest extends StoreContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Query BACKEND = new Query("SELECT pg_backend_pid() AS pid");

    private static ProcessGuard guard;
    private static PostgresEngine engine;
    private static Postgres postgres;
    private static Database database;

    @BeforeAll
    static void startPostgres() {
        guard = new ProcessGuard();
        engine = new PostgresEngine(guard);
        engine.start();
        postgres = Postgres.open(settings(5, PATIENCE));
        database = new Database(postgres.connections());
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
        guard.close();
    }

    @Override
    protected Database database() {
        return database;
    }

    @Override
    protected Database emptyDatabase() {
        String schema = "sample" + System.nanoTime();
        database.query(connection -> new Query("CREATE SCHEMA " + schema).update(connection));
        return new Database(Postgres.open(settings(engine.address() + "&currentSchema=" + schema, 0, PATIENCE))
                .connections());
    }

    @Test
    void missingDatabase_isAFaultThatSaysSo() {
        String url = engine.address().replaceFirst("/[a-z]+\\?", "/nowhere?");

        assertThatThrownBy(() -> Postgres.open(settings(url, 1, PATIENCE)))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContainingAll("/nowhere (", "does not exist", "): create that database");
    }

    @Test
    void unknownUser_isAFaultThatNamesUserAndPassword() {
        String url = engine.address().replaceFirst("user=[a-z]+", "user=stranger");

        assertThatThrownBy(() -> Postgres.open(settings(url, 1, PATIENCE)))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageEndingWith("): check the user and the password");
    }

    @Test
    void timeLimitsOfTheUrl_holdBeforeOurOwn() throws SQLException {
        PGSimpleDataSource standard = unpooled("");
        PGSimpleDataSource given = unpooled("&socketTimeout=7");

        assertThat(standard.getSocketTimeout()).isEqualTo(30);
        assertThat(standard.getConnectTimeout()).isEqualTo(2);
        assertThat(given.getSocketTimeout()).isEqualTo(7);
        assertThat(given.getConnectTimeout()).isEqualTo(2);
    }

    @Test
    void startUpLine_saysWhatThePoolTakesOfTheServer() {
        try (Postgres pooled = Postgres.open(settings(2, PATIENCE))) {
            assertThat(pooled.inWords())
                    .matches("postgresql://127\\.0\\.0\\.1:\\d+/\\w+, a pool of 2 of the server's \\d+ connections");
        }
    }

    @Test
    void poolOfOne_usesTheSameConnectionAgain() {
        try (Postgres pooled = Postgres.open(settings(1, PATIENCE))) {
            Database one = new Database(pooled.connections());

            assertThat(backend(one)).isEqualTo(backend(one));
        }
    }

    @Test
    void poolOfNone_opensAConnectionForEachRequest() {
        try (Postgres unpooled = Postgres.open(settings(0, PATIENCE))) {
            Database none = new Database(unpooled.connections());

            assertThat(backend(none)).isNotEqualTo(backend(none));
        }
    }

    @Test
    void exhaustedPool_isUnavailableAfterTheTimeout_andServesAgainWhenAConnectionIsBack() throws SQLException {
        try (Postgres pooled = Postgres.open(settings(1, Duration.ofMillis(250)))) {
            Database one = new Database(pooled.connections());
            try (Connection lent = pooled.connections().getConnection()) {
                assertThat(lent.isValid(1)).isTrue();
                assertThatThrownBy(() -> backend(one)).isInstanceOf(StoreUnavailable.class);
            }

            assertThat(backend(one)).isPositive();
        }
    }

    @Test
    void transactionThatStandsIdleForTooLong_isEnded_andGivesItsLocksToOthers() {
        var limited = settings(2, PATIENCE).withLimits(Duration.ofMillis(200), Duration.ZERO);
        try (Postgres pooled = Postgres.open(limited)) {
            Database impatient = new Database(pooled.connections());
            Query lock = new Query("SELECT pg_advisory_xact_lock(5)");

            assertThatThrownBy(() -> impatient.transaction(hanging -> {
                        lock.list(hanging, row -> "");
                        impatient.transaction(other -> lock.list(other, row -> ""));
                        return backend(hanging);
                    }))
                    .isInstanceOf(StoreUnavailable.class);

            assertThat(backend(impatient)).isPositive();
        }
    }

    @Test
    void statementInAQueueForARow_isEndedAfterItsLimit_thoughNobodyBeforeItHoldsTheRowForThatLong() throws Exception {
        Product busy = new JdbcCatalog(database).add(new NewProduct("Bestseller", 1_999, 10));
        Query take = new Query("UPDATE products SET stock = stock - 1 WHERE id = ?");
        Query pay = new Query("SELECT pg_sleep(0.4)");
        int buyers = 5;
        var limited = settings(buyers, PATIENCE).withLimits(Duration.ZERO, Duration.ofMillis(600));
        ExecutorService threads = Executors.newFixedThreadPool(buyers);
        try (Postgres pooled = Postgres.open(limited)) {
            Database impatient = new Database(pooled.connections());
            Callable<Integer> buyer = () -> impatient.transaction(connection -> {
                take.update(connection, busy.id());
                return pay.list(connection, row -> "").size();
            });

            List<Throwable> failures = new ArrayList<>();
            for (Future<Integer> outcome : threads.invokeAll(Collections.nCopies(buyers, buyer))) {
                try {
                    outcome.get();
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                }
            }

            assertThat(failures).isNotEmpty().hasOnlyElementsOfType(StoreUnavailable.class);
            int sold = buyers - failures.size();
            assertThat(new JdbcCatalog(impatient).find(busy.id()).orElseThrow().stock())
                    .isEqualTo(10 - sold);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"idle_in_transaction_session_timeout", "statement_timeout"})
    void timeIsLimitedAsTheServerIsSetUp_ifThereIsNoLimit(String setting) {
        Query limit = new Query("SELECT source FROM pg_settings WHERE name = ?");

        Optional<String> source =
                database.query(connection -> limit.first(connection, row -> row.getString("source"), setting));

        assertThat(source).hasValue("default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03"})
    void transactionThatOthersAreInTheWayOf_isWorthARetry(String state) {
        String raise = "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '" + state + "'; END $$";

        assertThatThrownBy(() -> database.query(connection -> new Query(raise).update(connection)))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void connectionLostWhileThePaymentIsMade_leavesNothing_andTheSameKeyFinishesTheOrderWithoutASecondCharge() {
        PaymentEngine provider = new PaymentEngine(guard, new PaymentSettings(0, 0, false));
        provider.start();
        Payments payments = new HttpPayments(URI.create(provider.address()), PATIENCE);
        Payments cutOff = (amount, key) -> {
            String charge = payments.charge(amount, key);
            endOtherSessions();
            return charge;
        };
        Catalog catalog = new JdbcCatalog(database);
        Product product = catalog.add(new NewProduct("Teapot", 1_999, 3));
        long buyer = new JdbcUsers(database)
                .add(new NewUser("Buyer", UUID.randomUUID() + "@shop.example"))
                .id();
        NewOrder order = new NewOrder(buyer, List.of(new BasketLine(product.id(), 1)));
        Optional<String> key = Optional.of(UUID.randomUUID().toString());

        assertThatThrownBy(() -> checkout(cutOff).place(order, key)).isInstanceOf(StoreUnavailable.class);
        assertThat(new JdbcOrders(database).ofUser(buyer, 0, 10).items()).isEmpty();
        assertThat(catalog.find(product.id()).orElseThrow().stock()).isEqualTo(3);

        Order placed = checkout(payments).place(order, key);

        assertThat(new JdbcOrders(database).find(placed.id())).contains(placed);
        assertThat(provider.charges())
                .singleElement()
                .satisfies(charge -> assertThat(charge.id()).isEqualTo(placed.chargeId()));
        provider.close();
    }

    private static PGSimpleDataSource unpooled(String options) throws SQLException {
        try (Postgres postgres = Postgres.open(settings(engine.address() + options, 0, PATIENCE))) {
            return postgres.connections().unwrap(PGSimpleDataSource.class);
        }
    }

    private static Checkout checkout(Payments payments) {
        return new OneTransactionCheckout(database, payments, Clock.systemUTC());
    }

    /** As when the server is restarted, or the network breaks, for every connection of the pool. */
    private static void endOtherSessions() {
        try (Postgres separate = Postgres.open(settings(0, PATIENCE))) {
            new Database(separate.connections())
                    .query(connection -> new Query("""
                            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                            WHERE datname = current_database() AND pid <> pg_backend_pid()
                            """).list(connection, row -> row.getBoolean(1)));
        }
    }

    private static long backend(Database database) {
        return database.query(PostgresTest::backend);
    }

    private static long backend(Connection connection) throws SQLException {
        return BACKEND.first(connection, row -> row.getLong("pid")).orElseThrow();
    }

    private static PostgresSettings settings(int poolSize, Duration timeout) {
        return settings(engine.address(), poolSize, timeout);
    }

    private static PostgresSettings settings(String url, int poolSize, Duration timeout) {
        return new PostgresSettings(url, poolSize, timeout, Duration.ofSeconds(60));
    }
}
