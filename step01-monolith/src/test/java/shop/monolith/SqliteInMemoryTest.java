package shop.monolith;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import shop.store.Database;
import shop.store.StoreContract;

/** The contracts of the store, on SQLite in memory. */
class SqliteInMemoryTest extends StoreContract {

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

    @Override
    protected Database database() {
        return database;
    }

    @Override
    protected Database emptyDatabase() {
        return database;
    }
}
