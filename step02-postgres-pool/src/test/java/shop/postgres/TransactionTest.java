package shop.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.monolith.InMemory;
import shop.monolith.OneConnection;
import shop.store.Database;
import shop.store.DatabaseContract;
import shop.store.Query;
import shop.store.StoreFailure;

/**
 * Exercise 2.2: a transaction is all or nothing, whatever is thrown. On SQLite, whose one connection comes back as it was
 * left: a pool would clean it up and hide what is wrong.
 */
@Tag("exercise-2.2")
class TransactionTest extends DatabaseContract {

    private static final Query ADD = new Query("INSERT INTO products (name, price_cents, stock) VALUES (?, 1, 1)");
    private static final Query COUNT = new Query("SELECT COUNT(*) FROM products");

    @AutoClose
    private final OneConnection connection = InMemory.shop();

    private final Database database = new Database(connection);

    @Override
    protected Database database() {
        return database;
    }

    @Test
    void firstCause_isKept_ifTheRollbackFailsAsWell() {
        IllegalStateException first = new IllegalStateException("the first cause");

        assertThatThrownBy(() -> database.transaction(lent -> {
                    new Query("ROLLBACK").update(lent); // so that there is nothing left to roll back
                    throw first;
                }))
                .isSameAs(first);

        assertThat(first.getSuppressed())
                .as("what went wrong after the first cause, which has it as suppressed")
                .isNotEmpty()
                .hasOnlyElementsOfType(SQLException.class);
        assertThat(database.<Boolean>query(lent -> lent.getAutoCommit()))
                .as("the connection is in auto-commit mode, though the rollback failed")
                .isTrue();
    }

    @Test
    void commitThatFails_leavesNothing_andTheNextTransactionIsNotItsHeir() {
        assertThatThrownBy(() -> database.transaction(lent -> {
                    new Query("PRAGMA defer_foreign_keys = ON").update(lent);
                    ADD.update(lent, "Teapot");
                    return new Query("INSERT INTO order_lines VALUES (99, 99, 1, 1)").update(lent);
                }))
                .isInstanceOf(StoreFailure.class);
        database.transaction(lent -> ADD.update(lent, "Cup"));

        assertThat(products())
                .as("products after a commit that failed, and one that did not")
                .isEqualTo(1);
    }

    private long products() {
        return database.query(lent -> COUNT.first(lent, row -> row.getLong(1))).orElseThrow();
    }
}
