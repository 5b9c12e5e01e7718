package shop.ops;

import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.postgresql.ds.PGSimpleDataSource;
import shop.postgres.PostgresSettings;

/**
 * Whether Postgres lets us in. On a connection of its own: those of the pool may all be in use, which is load and not a
 * fault, and if it counted as one, the load would take out all replicas at the same time. Safe for use by many threads.
 */
public final class Login implements BooleanSupplier {

    private static final String TOO_MANY_CONNECTIONS = "53300";
    private static final int LIMIT_SECONDS = 1;

    private final PGSimpleDataSource server = new PGSimpleDataSource();

    public Login(PostgresSettings settings) {
        server.setUrl(settings.url());
        server.setApplicationName("shop-health");
        server.setLoginTimeout(LIMIT_SECONDS);
        server.setConnectTimeout(LIMIT_SECONDS);
        server.setSocketTimeout(LIMIT_SECONDS);
    }

    @Override
    public boolean getAsBoolean() {
        try {
            server.getConnection().close();
            return true;
        } catch (SQLException e) {
            // It answers, and the connections of the pool are good.
            return TOO_MANY_CONNECTIONS.equals(e.getSQLState());
        }
    }
}
