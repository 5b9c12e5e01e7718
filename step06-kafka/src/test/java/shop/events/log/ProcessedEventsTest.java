package shop.events.log;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shop.engines.process.ProcessGuard;

class ProcessedEventsTest {

    private static final String WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";

    private static ProcessGuard guard;
    private static RealStore store;

    private final ProcessedEvents processed = new ProcessedEvents("consumer");
    private final UUID event = UUID.randomUUID();

    @BeforeAll
    static void startPostgres() {
        guard = new ProcessGuard();
        store = new RealStore(guard);
    }

    @AfterAll
    static void stopEverything() {
        store.close();
        guard.close();
    }

    @Test
    void event_isClaimedOnce_andByEachConsumerForItself() {
        assertThat(claim(processed)).isTrue();
        assertThat(claim(processed)).isFalse();
        assertThat(claim(new ProcessedEvents("another"))).isTrue();
    }

    @Test
    void claim_isSeen_whenItIsCommitted() throws Exception {
        try (Connection first = transaction()) {
            processed.claim(first, event);
            assertThat(contains()).isFalse();
            first.commit();
        }

        assertThat(contains()).isTrue();
    }

    @Test
    void secondTransaction_waitsForTheFirst_andFindsItsClaim() throws Exception {
        try (Connection first = transaction()) {
            processed.claim(first, event);
            CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> claim(processed));
            Awaitility.await().until(() -> store.number(WAITING) == 1);

            first.commit();

            assertThat(second).succeedsWithin(30, SECONDS).isEqualTo(false);
        }
    }

    @Test
    void rollback_freesTheClaim_forASecondTransactionThatWaits() throws Exception {
        try (Connection first = transaction()) {
            processed.claim(first, event);
            CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> claim(processed));
            Awaitility.await().until(() -> store.number(WAITING) == 1);

            first.rollback();

            assertThat(second).succeedsWithin(30, SECONDS).isEqualTo(true);
        }
    }

    private boolean claim(ProcessedEvents by) {
        return store.database().transaction(transaction -> by.claim(transaction, event));
    }

    private boolean contains() {
        return store.database().query(connection -> processed.contains(connection, event));
    }

    private static Connection transaction() throws SQLException {
        Connection connection = store.connection();
        connection.setAutoCommit(false);
        return connection;
    }
}
