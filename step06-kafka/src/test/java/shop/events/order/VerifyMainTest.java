package shop.events.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.config.MainProcess;
import shop.engines.payment.PaymentSettings;
import shop.events.OnBroker;
import shop.postgres.Postgres;
import shop.postgres.PostgresSettings;
import shop.store.Database;
import shop.store.Query;

/** The state of an order folded from its events is its row, and who changes one without the other is found out. */
class VerifyMainTest extends OnBroker {

    private static final PaymentSettings PAID = new PaymentSettings(0, 0, false);
    private static final PaymentSettings REFUSED = new PaymentSettings(0, 1, false);

    private final MainProcess verify = new MainProcess(guard, VerifyMain.class);
    private Database tables;

    @BeforeEach
    void openTables() {
        tables = new Database(Postgres.open(
                        new PostgresSettings(postgres.address(), 0, Duration.ofSeconds(20), Duration.ofSeconds(60)))
                .connections());
    }

    @Test
    void ordersAreAsTheirEventsTell_untilSomebodyChangesRows() throws Exception {
        start(Map.of("SHOP_SEED", "5"));
        work(Map.of());
        List<Long> paid = orders(PAID, "PAID");
        List<Long> rejected = orders(REFUSED, "REJECTED");

        List<String> good = new ArrayList<>();
        assertThat(verify.start(environment(Map.of())).follow(good::add, LIMIT)).isZero();
        assertThat(good).containsExactly("{\"orders\": 6, \"differing\": 0, \"missing\": 0}");

        change("UPDATE orders SET total_cents = total_cents + 1 WHERE id = ?", paid.get(0));
        change("DELETE FROM order_lines WHERE order_id = ?", paid.get(1));
        change("UPDATE orders SET status = 'PENDING' WHERE id = ?", rejected.get(0));
        change("DELETE FROM order_lines WHERE order_id = ?", rejected.get(1));
        change("UPDATE idempotency_keys SET order_id = NULL WHERE order_id = ?", rejected.get(1));
        change("UPDATE orders SET id = DEFAULT WHERE id = ?", rejected.get(1));
        List<String> bad = new ArrayList<>();
        assertThat(verify.start(environment(Map.of())).follow(bad::add, LIMIT)).isOne();
        assertThat(bad)
                .containsExactlyInAnyOrder(
                        "{\"orders\": 7, \"differing\": 3, \"missing\": 2}",
                        "Orders that differ from what their events tell: %d, %d, %d"
                                .formatted(paid.get(0), paid.get(1), rejected.get(0)),
                        "Orders that have no events, or events and no row: %d, %d"
                                .formatted(rejected.get(2) + 1, rejected.get(1)));
    }

    @Test
    void shopThatStep6NeverRanOn_isRefused() {
        String schema = "untouched";
        tables.query(connection -> new Query("CREATE SCHEMA " + schema).update(connection));

        verify.assertRefused(
                "DATABASE_URL: step 6 was never started on this shop",
                environment(Map.of("DATABASE_URL", postgres.address() + "&currentSchema=" + schema)));
    }

    private List<Long> orders(PaymentSettings payments, String outcome) throws Exception {
        payment.settings(payments);
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(accepted(outcome + i));
        }
        ids.forEach(id -> awaitStatus(id, outcome));
        return ids;
    }

    private void change(String sql, long id) {
        tables.query(connection -> new Query(sql).update(connection, id));
    }
}
