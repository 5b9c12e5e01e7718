package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import shop.engines.payment.Charge;
import shop.engines.process.ChildProcess;
import shop.engines.process.LoopbackPort;
import shop.ops.OnEngines;
import shop.store.Query;
import shop.web.ShopCalls;

/** An order that is repeated at another replica, whatever became of the first: one order, one charge, the same answer. */
class RetrySafetyTest extends OnEngines {

    private static final Query STOCK = new Query("SELECT stock FROM products WHERE id = 1");
    private static final Query ORDERS_OF_CHARGE = new Query("SELECT id FROM orders WHERE charge_id = ?");
    private static final Query ORDERS = new Query("SELECT count(*) AS orders FROM orders");
    private static final Query WAITING_FOR_A_PAYMENT = new Query("""
            SELECT pid FROM pg_stat_activity
            WHERE application_name = 'shop' AND state = 'idle in transaction' AND query LIKE 'UPDATE products %'
            """);

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ShopCalls other = new ShopCalls(LoopbackPort.free());
    private final String key = UUID.randomUUID().toString();
    private int stockBefore;
    private long ordersBefore;
    private ChildProcess replica;

    RetrySafetyTest() {
        super(Main.class);
    }

    @BeforeEach
    void startTwoReplicas() throws Exception {
        Map<String, String> settings = Map.of(
                // A transaction is given up after the time-out and 2 s more.
                "PAYMENT_TIMEOUT_MS", "8000",
                "PAYMENT_TRIES", "1",
                // On a busy machine a wait must not become a refusal.
                "DB_CONNECTION_TIMEOUT_MS", "30000");
        replica = start(settings);
        start(other, settings);
        try (Connection connection = connect()) {
            stockBefore = stock(connection);
            ordersBefore = orders(connection);
        }
    }

    @Test
    void sameOrderAtAllReplicasAtOnce_isOneOrder() throws Exception {
        payAfter(Duration.ofMillis(200));

        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 24)
                .mapToObj(i -> (i % 2 == 0 ? shop : other).orderAsync(key))
                .toList();

        HttpResponse<String> first = answers.get(0).get();
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.get().statusCode()).isEqualTo(201);
            assertThat(answer.get().body()).isEqualTo(first.body());
            assertThat(answer.get().headers().firstValue("Location"))
                    .isEqualTo(first.headers().firstValue("Location"));
        });
        assertOnlyOrder(first);
    }

    @Test
    void replicaThatDiesWhileThePaymentIsInFlight_leavesNothingInTheWay() throws Exception {
        CompletableFuture<HttpResponse<String>> lost = orderWhosePaymentTakesLong();

        replica.kill();

        assertOnlyOrder(other.order(key));
        assertThat(lost).failsWithin(LIMIT);
    }

    @Test
    void replicaThatDiesBetweenTheChargeAndTheCommit_leavesACharge_whichTheRepeatedOrderUses() throws Exception {
        CompletableFuture<HttpResponse<String>> lost;
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            new Query("LOCK TABLE orders IN SHARE MODE").update(connection); // nobody can record an order
            lost = shop.orderAsync(key);
            patiently().until(() -> !charges().isEmpty());

            replica.kill();
        }

        assertOnlyOrder(other.order(key));
        assertThat(lost).failsWithin(LIMIT);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows cannot pause a process")
    void replicaThatHangsWhileItPays_isWaitedForNoLongerThanAPaymentTakes_andDoesNoHarmWhenItWakes() throws Exception {
        CompletableFuture<HttpResponse<String>> hanging = orderWhosePaymentTakesLong();

        replica.pause();
        HttpResponse<String> repeated = other.order(key);

        assertThat(hanging).isNotDone();
        assertOnlyOrder(repeated);
        replica.resume();
        assertThat(hanging.get().statusCode()).isEqualTo(503);
        assertThat(shop.order(key).body()).isEqualTo(repeated.body());
        assertOnlyOrder(repeated);
    }

    /** Its payment is in flight; those of later orders are made at once. */
    private CompletableFuture<HttpResponse<String>> orderWhosePaymentTakesLong() {
        payAfter(Duration.ofMinutes(1));
        CompletableFuture<HttpResponse<String>> order = shop.orderAsync(key);
        patiently().until(this::isWaitingForAPayment);
        payAfter(Duration.ZERO);
        return order;
    }

    private void assertOnlyOrder(HttpResponse<String> answer) throws Exception {
        long order = ShopCalls.placed(answer);
        assertThat(charges()).singleElement().satisfies(charge -> {
            try (Connection connection = connect()) {
                assertThat(ORDERS_OF_CHARGE.list(connection, row -> row.getLong("id"), charge.id()))
                        .containsExactly(order);
                assertThat(stock(connection)).isEqualTo(stockBefore - 1);
                assertThat(orders(connection)).isEqualTo(ordersBefore + 1);
            }
        });
    }

    private List<Charge> charges() {
        return payment.charges().stream()
                .filter(charge -> charge.key().equals(key))
                .toList();
    }

    /** Whether a replica has taken stock, holds its transaction open and asks the database nothing. */
    private boolean isWaitingForAPayment() throws SQLException {
        try (Connection connection = connect()) {
            return WAITING_FOR_A_PAYMENT
                    .first(connection, row -> row.getInt("pid"))
                    .isPresent();
        }
    }

    private static int stock(Connection connection) throws SQLException {
        return STOCK.first(connection, row -> row.getInt("stock")).orElseThrow();
    }

    private static long orders(Connection connection) throws SQLException {
        return ORDERS.first(connection, row -> row.getLong("orders")).orElseThrow();
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.address());
    }
}
