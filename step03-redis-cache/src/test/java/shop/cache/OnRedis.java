package shop.cache;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import redis.clients.jedis.RedisClient;
import shop.engines.process.ProcessGuard;
import shop.engines.redis.RedisEngine;

/** A test with a real Redis, which is empty before each method. */
public abstract class OnRedis {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    static ProcessGuard guard;
    protected static RedisEngine engine;

    private final List<Redis> opened = new ArrayList<>();

    /** A client without any protection, to look and to meddle. */
    protected RedisClient direct;

    protected Redis redis;

    @BeforeAll
    static void startRedis() {
        guard = new ProcessGuard();
        engine = new RedisEngine(guard);
        engine.start();
    }

    @AfterAll
    static void stopRedis() {
        guard.close();
    }

    @BeforeEach
    void connect() {
        direct = RedisClient.create(URI.create(engine.address()));
        direct.flushAll();
        redis = newRedis();
    }

    @AfterEach
    void disconnect() {
        opened.forEach(Redis::close);
        direct.close();
    }

    /** As another replica would have it. */
    protected Redis newRedis() {
        Redis another = Redis.open(settings(PATIENCE));
        opened.add(another);
        return another;
    }

    /** One that does not wait long, yet longer than a busy machine stalls: for tests in which Redis is away. */
    Redis newImpatientRedis() {
        Redis another = Redis.open(settings(Duration.ofSeconds(1)));
        opened.add(another);
        return another;
    }

    static RedisSettings settings(Duration timeout) {
        return new RedisSettings(URI.create(engine.address()), timeout, 16);
    }
}
