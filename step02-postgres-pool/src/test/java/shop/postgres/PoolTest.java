package shop.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import shop.store.Query;

/** Exercise 2.1: the pool is as its settings say. */
@Tag("exercise-2.1")
@Timeout(10)
class PoolTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration NEVER = Duration.ZERO;
    private static final Query OPEN =
            new Query("SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = 'shop'");

    @AutoClose
    private static final TestPostgres SERVER = new TestPostgres(0);

    @Test
    void poolOpensAllItsConnectionsAtTheStart_andNoMore() throws SQLException {
        try (Postgres pooled = SERVER.open(3, PATIENCE, NEVER)) {
            await().atMost(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(openConnections(pooled))
                            .as("connections of a pool of 3, before there is any load")
                            .isEqualTo(3));

            try (Connection first = pooled.connections().getConnection();
                    Connection second = pooled.connections().getConnection()) {
                assertThat(first.isValid(1) && second.isValid(1)).isTrue();
                assertThat(openConnections(pooled))
                        .as("connections of a pool of 3 when all are in use")
                        .isEqualTo(3);
            }
        }
    }

    @Test
    void requestThatFindsNoConnection_isRefusedInTime() throws SQLException {
        try (Postgres pooled = SERVER.open(1, Duration.ofMillis(250), NEVER);
                Connection lent = pooled.connections().getConnection()) {
            FutureTask<Connection> second = new FutureTask<>(pooled.connections()::getConnection);
            new Thread(second).start();

            assertThat(second)
                    .as("request for a second connection of a pool of 1, where DB_CONNECTION_TIMEOUT_MS is 250")
                    .failsWithin(Duration.ofSeconds(2))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(SQLTransientConnectionException.class);
            assertThat(lent.isValid(1)).isTrue();
        }
    }

    @Test
    void connectionThatIsKeptTooLong_isReportedInTheLog() throws SQLException {
        Logger log = (Logger) LoggerFactory.getLogger("com.zaxxer.hikari.pool.ProxyLeakTask");
        ListAppender<ILoggingEvent> reports = new ListAppender<>();
        reports.list = new CopyOnWriteArrayList<>();
        reports.start();
        log.addAppender(reports);
        try (Postgres pooled = SERVER.open(1, PATIENCE, Duration.ofSeconds(2));
                Connection kept = pooled.connections().getConnection()) {
            assertThat(kept.isValid(1)).isTrue();

            await().atMost(Duration.ofSeconds(4))
                    .untilAsserted(() -> assertThat(reports.list)
                            .as("reports in the log, 2 s after a connection was borrowed and not given back")
                            .anyMatch(report -> report.getFormattedMessage().contains("leak detection triggered")));
        } finally {
            log.detachAppender(reports);
        }
    }

    private static long openConnections(Postgres pooled) throws SQLException {
        try (Connection connection = pooled.connections().getConnection()) {
            return OPEN.first(connection, row -> row.getLong(1)).orElseThrow();
        }
    }
}
