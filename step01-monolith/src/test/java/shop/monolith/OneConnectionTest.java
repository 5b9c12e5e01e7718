package shop.monolith;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class OneConnectionTest {

    @Test
    void secondBorrower_getsItWhenTheFirstGivesItBack() throws Exception {
        try (OneConnection one = OneConnection.inMemory(Duration.ofSeconds(20))) {
            Connection first = one.getConnection();
            FutureTask<Connection> second = new FutureTask<>(one::getConnection);
            Thread borrower = new Thread(second);
            borrower.start();
            await().until(() -> borrower.getState() == Thread.State.TIMED_WAITING);

            first.close();

            try (Connection lent = second.get(10, SECONDS)) {
                assertThat(lent.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void borrowerWhoWaitsTooLong_isToldToTryAgain() throws SQLException {
        try (OneConnection one = impatient();
                Connection lent = one.getConnection()) {
            assertThat(lent.isClosed()).isFalse();
            assertNotFree(one);
        }
    }

    @Test
    void nameAndPassword_doNotGetAheadOfTheTurn() throws SQLException {
        try (OneConnection one = impatient();
                Connection lent = one.getConnection("", "")) {
            assertThat(lent.isValid(1)).isTrue();
            assertNotFree(one);
            assertThatThrownBy(() -> one.getConnection("", "")).isInstanceOf(SQLTransientConnectionException.class);
        }
    }

    @Test
    void borrowerWhoClosesTwice_givesItBackOnce() throws SQLException {
        try (OneConnection one = impatient()) {
            Connection first = one.getConnection();
            first.close();
            try (Connection second = one.getConnection()) {
                first.close();

                assertThat(second.isClosed()).isFalse();
                assertNotFree(one);
            }
        }
    }

    @Test
    void connectionThatWasGivenBack_isOfNoMoreUse() throws SQLException {
        try (OneConnection one = impatient()) {
            Connection lent = one.getConnection();
            lent.close();

            assertThat(lent.isClosed()).isTrue();
            assertThatThrownBy(lent::createStatement).isInstanceOf(SQLException.class);
        }
    }

    private static OneConnection impatient() throws SQLException {
        return OneConnection.inMemory(Duration.ofMillis(1));
    }

    private static void assertNotFree(OneConnection one) {
        assertThatThrownBy(one::getConnection).isInstanceOf(SQLTransientConnectionException.class);
    }
}
