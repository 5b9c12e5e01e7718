package shop.ratelimit;

import java.net.URI;
import java.time.Duration;
import shop.cache.Redis;
import shop.cache.RedisSettings;
import shop.engines.process.ProcessGuard;
import shop.engines.redis.RedisEngine;

/** A Redis server of its own for one test class. */
final class RedisForTests implements AutoCloseable {

    /** So many that no test waits for one: a wait that is too long lets requests pass. */
    private static final int CONNECTIONS = 64;

    private final ProcessGuard guard = new ProcessGuard();
    private final RedisEngine engine = new RedisEngine(guard);

    RedisForTests() {
        engine.start();
    }

    /** A client of its own, as each replica has one. */
    Redis connect() {
        return Redis.open(new RedisSettings(URI.create(engine.address()), Duration.ofSeconds(5), CONNECTIONS));
    }

    RedisEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        guard.close();
    }
}
