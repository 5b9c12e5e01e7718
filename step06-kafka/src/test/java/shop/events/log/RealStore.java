package shop.events.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import shop.engines.postgres.PostgresEngine;
import shop.engines.process.ProcessGuard;
import shop.postgres.Postgres;
import shop.postgres.PostgresSettings;
import shop.store.Database;
import shop.store.Query;

/** The shop's tables in a real Postgres. */
public final class RealStore implements AutoCloseable {

    private static final Query TERMINATE = new Query("SELECT pg_terminate_backend(?)");

    private final PostgresEngine engine;
    private final Postgres pool;
    private final Postgres unpooled;
    private final Database database;

    /** @param guard ends the server */
    public RealStore(ProcessGuard guard) {
        engine = new PostgresEngine(guard);
        engine.start();
        PostgresSettings settings =
                new PostgresSettings(engine.address(), 10, Duration.ofSeconds(10), Duration.ofSeconds(60));
        pool = Postgres.open(settings);
        unpooled = Postgres.open(settings.unpooled());
        database = new Database(pool.connections());
    }

    public PostgresEngine engine() {
        return engine;
    }

    public Database database() {
        return database;
    }

    /** A connection for each who asks. */
    public DataSource connections() {
        return unpooled.connections();
    }

    public Connection connection() throws SQLException {
        return connections().getConnection();
    }

    /** A column of all rows that a query gives. */
    public <T> List<T> column(Class<T> type, String sql, Object... parameters) {
        return database.query(connection -> new Query(sql).list(connection, row -> row.getObject(1, type), parameters));
    }

    public long number(String sql, Object... parameters) {
        return column(Long.class, sql, parameters).get(0);
    }

    /** Ends a session, as an administrator may. */
    public void terminate(int serverProcess) {
        database.query(connection -> TERMINATE.list(connection, row -> true, serverProcess));
    }

    @Override
    public void close() {
        pool.close();
        engine.close();
    }
}
