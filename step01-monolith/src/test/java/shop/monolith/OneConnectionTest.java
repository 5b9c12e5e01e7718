package shop.monolith;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OneConnectionTest {

    @Test
    void secondBorrower_getsItWhenTheFirstGivesItBack() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (OneConnection one = OneConnection.inMemory(Duration.ofSeconds(20))) {
            Connection first = one.getConnection();
            Future<Connection> second = other.submit(() -> one.getConnection());
            assertThat(second).isNotDone();

            first.close();

            assertThat(second.get(10, SECONDS)).isSameAs(first);
            second.get().close();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void borrowerWhoWaitsTooLong_isToldToTryAgain() throws SQLException {
        try (OneConnection one = OneConnection.inMemory(Duration.ofMillis(1));
                Connection lent = one.getConnection()) {
            assertThat(lent.isClosed()).isFalse();
            assertThatThrownBy(one::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        }
    }
}
