package shop.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import shop.model.NewUser;
import shop.model.Page;
import shop.model.User;

/** Users in a SQL database. */
public final class JdbcUsers implements Users {

    // exercise 1.2: begin
    private static final Query INSERT = new Query("""
            INSERT INTO users (name, email) VALUES (?, ?)
            ON CONFLICT DO NOTHING
            RETURNING id, name, email
            """);
    // exercise 1.2: end
    // starter: private static final Query TAKEN = new Query("SELECT id FROM users WHERE lower(email) = lower(?)");
    // starter: private static final Query INSERT =
    // starter:         new Query("INSERT INTO users (name, email) VALUES (?, ?) RETURNING id, name, email");
    private static final Query FIND = new Query("SELECT id, name, email FROM users WHERE id = ?");
    private static final Query LIST = new Query("SELECT id, name, email FROM users WHERE id > ? ORDER BY id LIMIT ?");

    private final Database database;

    public JdbcUsers(Database database) {
        this.database = database;
    }

    @Override
    public User add(NewUser user) {
        // exercise 1.2: begin
        return database.query(connection -> INSERT.first(connection, JdbcUsers::fromRow, user.name(), user.email()))
                .orElseThrow(() -> new DuplicateEmail(user.email()));
        // exercise 1.2: end
        // starter: return database.query(connection -> {
        // starter:     if (TAKEN.first(connection, row -> row.getLong("id"), user.email()).isPresent()) {
        // starter:         throw new DuplicateEmail(user.email());
        // starter:     }
        // starter:     return INSERT.first(connection, JdbcUsers::fromRow, user.name(), user.email())
        // starter:             .orElseThrow();
        // starter: });
    }

    @Override
    public Optional<User> find(long id) {
        return database.query(connection -> find(connection, id));
    }

    /** Looks a user up as part of a transaction. */
    public Optional<User> find(Connection transaction, long id) throws SQLException {
        return FIND.first(transaction, JdbcUsers::fromRow, id);
    }

    @Override
    public Page<User> list(long after, int limit) {
        return Page.of(
                database.query(connection -> LIST.list(connection, JdbcUsers::fromRow, after, limit + 1)),
                limit,
                User::id);
    }

    private static User fromRow(ResultSet row) throws SQLException {
        return new User(row.getLong("id"), row.getString("name"), row.getString("email"));
    }
}
