package shop.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import shop.config.ConfigurationFault;
import shop.store.Query;

/** A Postgres database with the shop's tables, reached through a pool or, to see what a pool is worth, without one. */
public final class Postgres implements AutoCloseable {

    /** What the URL may say otherwise. A dead network must not hang a request: the time limits are in seconds. */
    private static final Map<PGProperty, String> STANDARDS = Map.of(
            PGProperty.APPLICATION_NAME, "shop",
            PGProperty.CONNECT_TIMEOUT, "2",
            PGProperty.SOCKET_TIMEOUT, "30",
            PGProperty.TCP_KEEP_ALIVE, "true");

    private static final Query LIMITS = new Query("""
            SELECT current_setting('max_connections')::int AS total,
                   current_setting('superuser_reserved_connections')::int AS reserved
            """);

    /** The driver logs URLs that it cannot read, password and all. A field, for loggers without one are collected. */
    private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

    static {
        DRIVER_LOG.setLevel(Level.OFF);
    }

    private final DataSource connections;
    private final Optional<HikariDataSource> pool;
    private final String inWords;

    private Postgres(DataSource connections, Optional<HikariDataSource> pool, String inWords) {
        this.connections = connections;
        this.pool = pool;
        this.inWords = inWords;
    }

    /**
     * Brings the tables up to date and opens the pool.
     *
     * @throws ConfigurationFault if the database cannot be reached or used; one line that says why
     */
    public static Postgres open(PostgresSettings settings) {
        PGSimpleDataSource server = server(settings);
        try {
            // tag::migrate[]
            Flyway.configure().dataSource(server).load().migrate();
            // end::migrate[]
            limit(server, "idle_in_transaction_session_timeout", settings.idleTransactionLimit());
            // Not lock_timeout: who waits in a queue waits anew for each who comes before, and its clock starts again.
            limit(server, "statement_timeout", settings.statementLimit());
            if (settings.poolSize() == 0) {
                return new Postgres(server, Optional.empty(), settings.place() + ", a connection per request");
            }
            int most = checkedLimit(server, settings.poolSize());
            HikariDataSource pool = new HikariDataSource(poolOf(server, settings));
            return new Postgres(
                    pool,
                    Optional.of(pool),
                    "%s, a pool of %d of the server's %d connections"
                            .formatted(settings.place(), settings.poolSize(), most));
        } catch (FlywayException | PoolInitializationException | SQLException e) {
            throw unusable(settings, e);
        }
    }

    /** The database and how it is reached, for the start-up line. */
    public String inWords() {
        return inWords;
    }

    /** Lends connections; a request that gets none within the time-out gets a {@link SQLException}. */
    public DataSource connections() {
        return connections;
    }

    @Override
    public void close() {
        pool.ifPresent(HikariDataSource::close);
    }

    /** A pool of fixed size: connections opened under load would come when they help least. */
    private static HikariConfig poolOf(DataSource server, PostgresSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("shop");
        config.setDataSource(server);
        // exercise 2.1: begin
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(settings.poolSize());
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setLeakDetectionThreshold(settings.leakDetection().toMillis());
        // exercise 2.1: end
        // starter: // HikariCP's own standards: 10 connections, 30 s of patience, no word about leaks.
        return config;
    }

    private static PGSimpleDataSource server(PostgresSettings settings) {
        Properties given = Driver.parseURL(settings.url(), null);
        if (given == null) {
            throw new ConfigurationFault("DATABASE_URL: the driver cannot read the URL of " + settings.place()
                    + ": check the port and the options after the question mark");
        }
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(settings.url());
        STANDARDS.forEach((property, standard) -> {
            if (!property.isPresent(given)) {
                server.setProperty(property, standard);
            }
        });
        return server;
    }

    /**
     * Not for the migrations before it: they take their time, and Flyway holds its lock in a transaction that is idle
     * while they run. Options in the URL stay.
     */
    private static void limit(PGSimpleDataSource server, String setting, Duration limit) {
        if (!limit.isZero()) {
            String given = Optional.ofNullable(server.getOptions()).orElse("");
            server.setOptions(given + " -c " + setting + "=" + limit.toMillis());
        }
    }

    /** The server's connections. @throws ConfigurationFault if the pool asks for more than it has for us */
    private static int checkedLimit(DataSource server, int poolSize) throws SQLException {
        try (Connection connection = server.getConnection()) {
            return LIMITS.first(connection, row -> checkedLimit(row.getInt("total"), row.getInt("reserved"), poolSize))
                    .orElseThrow();
        }
    }

    private static int checkedLimit(int total, int reserved, int poolSize) {
        if (poolSize > total - reserved) {
            throw new ConfigurationFault(
                    ("DB_POOL_SIZE=%d is more than the server's %d connections, of which %d are reserved:"
                                    + " set it to %d or less")
                            .formatted(poolSize, total, reserved, total - reserved));
        }
        return total;
    }

    private static ConfigurationFault unusable(PostgresSettings settings, Exception e) {
        return new ConfigurationFault(
                "DATABASE_URL: cannot use %s (%s)%s".formatted(settings.place(), reason(e), remedy(e)), e);
    }

    /** By the class of the SQLSTATE. */
    private static String remedy(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure && failure.getSQLState() != null) {
                return switch (failure.getSQLState().substring(0, 2)) {
                    case "08" -> ": is it running? `./workshop run 2` starts one";
                    case "28" -> ": check the user and the password";
                    case "3D" -> ": create that database, or name another in DATABASE_URL";
                    default -> "";
                };
            }
        }
        return "";
    }

    /** The last cause's first line: what the server or the network said. */
    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof IllegalArgumentException) {
            return "an option after the question mark is wrong"; // its message may repeat a password
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
