package shop.postgres;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import shop.monolith.InMemory;
import shop.monolith.OneConnection;
import shop.store.Database;
import shop.store.OrdersContract;

/** Exercise 2.3: the first stage reads its orders with the same statement, from SQLite. */
@Tag("exercise-2.3")
class OrdersWithLinesInSqliteTest extends OrdersContract {

    @AutoClose
    private final OneConnection connection = InMemory.shop();

    private final Database database = new Database(connection);

    @Override
    protected Database database() {
        return database;
    }
}
