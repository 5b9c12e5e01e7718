package shop.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import shop.engines.process.ChildProcess;
import shop.store.Query;

/** Processes of the shop die, or hang, under load. */
class KillTest extends UnderLoad {

    private static final Map<String, String> RELAY = Map.of("WORKERS", "relay");
    private static final Map<String, String> RELAY_AND_PAYMENTS = Map.of("WORKERS", "relay,payments");
    private static final Map<String, String> PAYMENTS = Map.of("WORKERS", "payments", "WORKER_CONCURRENCY", "16");

    private static final Query LOCK = new Query("SELECT id FROM orders WHERE id = ? FOR UPDATE");

    @Test
    void killsOfTheApi_ofTheRelay_andOfAWorkerInMidBatch_allTwice_loseNothingAndDoubleNothing() throws Exception {
        payAfter(Duration.ofMillis(200));
        ChildProcess api = start(Map.of());
        Worker relay = work(RELAY);
        Worker payer = work(PAYMENTS);

        try (OrderLoad load = new OrderLoad(shop)) {
            for (int round = 0; round < 2; round++) {
                awaitMore(relay, "shop_relay_active");
                relay.process().kill();
                relay = work(RELAY);

                awaitMore(payer, "shop_consumer_in_flight{consumer=\"payments\"}");
                payer.process().kill();
                payer = work(PAYMENTS);

                load.awaitSeconds(1);
                api.kill();
                api = start(Map.of());
            }
            audit(load.end());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows cannot pause a process")
    void workerThatHangs_isReplaced_andMayGoOn() throws Exception {
        start(Map.of());
        Worker hanging = work(RELAY_AND_PAYMENTS);
        awaitMore(hanging, "shop_relay_active");
        Worker other = work(RELAY_AND_PAYMENTS);

        try (OrderLoad load = new OrderLoad(shop)) {
            hanging.process().pause();

            awaitMore(other, "shop_relay_active");
            hanging.process().resume();
            patiently().until(() -> hanging.scrape().value("shop_relay_active") == 0);

            audit(load.end());
            assertThat(other.scrape().value("shop_relay_active")).isOne();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows cannot pause a process")
    void workerThatHangsInATransaction_losesItsLocks_andSettlesTheOrderWhenItGoesOn() throws Exception {
        payAfter(Duration.ofMillis(500));
        start(Map.of());
        Worker worker = work(RELAY_AND_PAYMENTS);
        long order = accepted("locked");
        try (Connection buyer = DriverManager.getConnection(postgres.address())) {
            buyer.setAutoCommit(false);
            LOCK.first(buyer, row -> row.getLong("id"), order);
            awaitConnection("wait_event_type = 'Lock'");
            worker.process().pause();
            buyer.rollback();
            awaitConnection("state = 'idle in transaction'");

            assertThat(LOCK.first(buyer, row -> row.getLong("id"), order)).contains(order);

            buyer.rollback();
        }
        worker.process().resume();
        awaitStatus(order, "PAID");
    }

    /** Waits until a connection to the database is in such a state. */
    private static void awaitConnection(String state) throws SQLException {
        Query connections = new Query("SELECT 1 FROM pg_stat_activity WHERE " + state);
        try (Connection observer = DriverManager.getConnection(postgres.address())) {
            patiently().until(() -> connections.first(observer, row -> true).isPresent());
        }
    }

    private static void awaitMore(Worker worker, String thanNone) {
        patiently().until(() -> worker.scrape().value(thanNone) > 0);
    }
}
