package shop.monolith;

import java.sql.SQLException;
import java.time.Duration;
import shop.store.StoreFailure;

/** Empty shops in memory. */
public final class InMemory {

    private InMemory() {}

    /** The connection to a new shop's tables. */
    public static OneConnection shop() {
        return shop(Duration.ofSeconds(20));
    }

    /** @param patience how long a caller waits for its turn */
    public static OneConnection shop(Duration patience) {
        try {
            OneConnection connection = OneConnection.inMemory(patience);
            Schema.createIn(connection);
            return connection;
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
