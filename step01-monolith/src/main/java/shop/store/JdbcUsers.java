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

    private static final Query INSERT = new Query("""
            INSERT INTO users (name, email) VALUES (?, ?)
            ON CONFLICT DO NOTHING
            RETURNING id, name, email
            """);
    private static final Query FIND = new Query("SELECT id, name, email FROM users WHERE id = ?");
    private static final Query LIST = new Query("SELECT id, name, email FROM users WHERE id > ? ORDER BY id LIMIT ?");

    private final Database database;

    public JdbcUsers(Database database) {
        this.database = database;
    }

    @Override
    public User add(NewUser user) {
        return database.query(connection -> INSERT.first(connection, JdbcUsers::fromRow, user.name(), user.email()))
                .orElseThrow(() -> new DuplicateEmail(user.email()));
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
