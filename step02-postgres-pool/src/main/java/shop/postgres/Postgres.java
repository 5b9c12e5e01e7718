package shop.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import shop.config.ConfigurationFault;

/** A Postgres database with the shop's tables, reached through a pool or, to see what a pool is worth, without one. */
public final class Postgres implements AutoCloseable {

    /** What a connection may take to open and an answer to come, in seconds: a dead network must not hang a request. */
    private static final int CONNECT_SECONDS = 2;

    private static final int ANSWER_SECONDS = 30;

    private final DataSource connections;
    private final Optional<HikariDataSource> pool;

    private Postgres(DataSource connections, Optional<HikariDataSource> pool) {
        this.connections = connections;
        this.pool = pool;
    }

    /**
     * Brings the tables up to date and opens the pool.
     *
     * @throws ConfigurationFault if the database cannot be reached or used; one line that says why
     */
    public static Postgres open(PostgresSettings settings) {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setApplicationName("shop");
        server.setConnectTimeout(CONNECT_SECONDS);
        server.setSocketTimeout(ANSWER_SECONDS);
        server.setTcpKeepAlive(true);
        try {
            server.setUrl(settings.url());
            Flyway.configure().dataSource(server).load().migrate();
        } catch (FlywayException | IllegalArgumentException e) {
            throw new ConfigurationFault(
                    "DATABASE_URL: cannot use %s (%s): is it running? `./workshop run 2` starts one"
                            .formatted(settings.place(), reason(e)),
                    e);
        }
        if (settings.poolSize() == 0) {
            return new Postgres(server, Optional.empty());
        }
        HikariDataSource pool = new HikariDataSource(poolOf(server, settings));
        return new Postgres(pool, Optional.of(pool));
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
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(settings.poolSize());
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setLeakDetectionThreshold(settings.leakDetection().toMillis());
        config.setRegisterMbeans(true);
        return config;
    }

    /** The last cause's first line: what the server or the network said. */
    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
