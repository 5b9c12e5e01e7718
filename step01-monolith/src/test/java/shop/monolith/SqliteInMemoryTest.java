package shop.monolith;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import shop.checkout.CheckoutContract;
import shop.store.CatalogContract;
import shop.store.Database;
import shop.store.DatabaseContract;
import shop.store.JdbcUsers;
import shop.store.OrdersContract;
import shop.store.SampleDataContract;
import shop.store.Users;
import shop.store.UsersContract;

/** The contracts of the store, on SQLite in memory. */
class SqliteInMemoryTest {

    private OneConnection connection;
    private Database database;

    protected OneConnection open() throws SQLException {
        return OneConnection.inMemory(Duration.ofSeconds(20));
    }

    @BeforeEach
    void openDatabase() throws SQLException {
        connection = open();
        Schema.createIn(connection);
        database = new Database(connection);
    }

    @AfterEach
    void closeDatabase() throws SQLException {
        connection.close();
    }

    @Nested
    class DatabaseTest extends DatabaseContract {
        @Override
        protected Database database() {
            return database;
        }
    }

    @Nested
    class UsersTest extends UsersContract {
        @Override
        protected Users users() {
            return new JdbcUsers(database);
        }
    }

    @Nested
    class CatalogTest extends CatalogContract {
        @Override
        protected Database database() {
            return database;
        }
    }

    @Nested
    class OrdersTest extends OrdersContract {
        @Override
        protected Database database() {
            return database;
        }
    }

    @Nested
    class SampleDataTest extends SampleDataContract {
        @Override
        protected Database emptyDatabase() {
            return database;
        }
    }

    @Nested
    class CheckoutTest extends CheckoutContract {
        @Override
        protected Database database() {
            return database;
        }
    }
}
