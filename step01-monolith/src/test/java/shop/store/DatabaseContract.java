package shop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every database does for the shop's transactions, whatever its make. */
public abstract class DatabaseContract {

    private static final Query INSERT = new Query("INSERT INTO products (name, price_cents, stock) VALUES (?, 1, 1)");
    private static final Query NAMES = new Query("SELECT name FROM products WHERE name LIKE ? ORDER BY id");

    /** A database with the shop's tables; may hold what other tests left. */
    protected abstract Database database();

    private final String mark = "contract-" + System.nanoTime();

    @Test
    void transactionThatEnds_isKept() {
        database().transaction(connection -> INSERT.update(connection, mark));

        assertThat(names()).containsExactly(mark);
    }

    @Test
    void transactionThatThrows_leavesNothing_whateverIsThrown() {
        for (Throwable thrown : List.of(new IllegalStateException("no"), new AssertionError("no"))) {
            assertThatThrownBy(() -> database().transaction(connection -> {
                        INSERT.update(connection, mark);
                        throw sneaky(thrown);
                    }))
                    .isSameAs(thrown);
        }

        assertThat(names()).as("what transactions that threw have left").isEmpty();
    }

    @Test
    void connectionIsInAutoCommitModeAgain_afterAFailedTransaction() {
        assertThatThrownBy(() -> database().transaction(connection -> {
            throw new IllegalStateException();
        }));

        assertThat(database().<Boolean>query(connection -> connection.getAutoCommit()))
                .as("the connection is in auto-commit mode after a failed transaction")
                .isTrue();
    }

    @Test
    void failingStatement_isAFaultOfTheProgram_andNotWorthARetry() {
        assertThatThrownBy(() -> database()
                        .query(connection -> new Query("SELECT nothing FROM nowhere").list(connection, row -> row)))
                .isInstanceOf(StoreFailure.class);
    }

    @Test
    void useOfConnections_isCounted() {
        Database database = database();
        long lent = database.use().getLent();
        long held = database.use().getHeldNanos();

        database.query(connection -> NAMES.list(connection, row -> row.getString("name"), mark));

        assertThat(database.use().getLent()).isEqualTo(lent + 1);
        assertThat(database.use().getHeldNanos()).isGreaterThan(held);
    }

    private List<String> names() {
        return database().query(connection -> NAMES.list(connection, row -> row.getString("name"), mark));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
