package shop.edge;

import java.util.Optional;
import shop.store.Database;
import shop.store.Query;

/** Finds users by what they know of themselves. Safe for use by many threads. */
public final class UserIds {

    private static final Query BY_EMAIL = new Query("SELECT id FROM users WHERE lower(email) = lower(?)");

    private final Database database;

    public UserIds(Database database) {
        this.database = database;
    }

    /** @param email compared without regard to case, as when it was registered */
    Optional<Long> byEmail(String email) {
        return database.query(connection -> BY_EMAIL.first(connection, row -> row.getLong("id"), email));
    }
}
