package shop.postgres;

import java.time.Duration;
import javax.sql.DataSource;
import shop.engines.postgres.PostgresEngine;
import shop.engines.process.ProcessGuard;

/** A Postgres server with the shop's tables, for the tests of one class. */
final class TestPostgres implements AutoCloseable {

    private static final Duration LEAK = Duration.ofSeconds(60);

    private final ProcessGuard guard = new ProcessGuard();
    private final PostgresEngine engine = new PostgresEngine(guard);
    private final Postgres postgres;

    /** @param poolSize of the pool that most tests use; 0 for none */
    TestPostgres(int poolSize) {
        engine.start();
        postgres = open(poolSize, Duration.ofSeconds(20), LEAK);
    }

    DataSource connections() {
        return postgres.connections();
    }

    /** Another way in. */
    Postgres open(int poolSize, Duration connectionTimeout, Duration leakDetection) {
        return Postgres.open(new PostgresSettings(engine.address(), poolSize, connectionTimeout, leakDetection));
    }

    @Override
    public void close() {
        postgres.close();
        guard.close();
    }
}
