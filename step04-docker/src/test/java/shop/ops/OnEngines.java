package shop.ops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import shop.config.MainProcess;
import shop.engines.Engine;
import shop.engines.payment.PaymentEngine;
import shop.engines.payment.PaymentSettings;
import shop.engines.postgres.PostgresEngine;
import shop.engines.process.ChildProcess;
import shop.engines.process.LoopbackPort;
import shop.engines.process.ProcessGuard;
import shop.engines.redis.RedisEngine;
import shop.web.ShopCalls;

/**
 * The program of step 4 or of a later one as a process of its own, with a real Postgres, a real Redis and a real payment
 * provider.
 */
public abstract class OnEngines {

    protected static final Duration LIMIT = Duration.ofSeconds(60);

    protected static PostgresEngine postgres;
    protected static RedisEngine redis;
    protected static PaymentEngine payment;
    protected static ProcessGuard guard;

    protected final int port = LoopbackPort.free();
    protected final ShopCalls shop = new ShopCalls(port);
    protected final List<String> logged = new CopyOnWriteArrayList<>();
    protected final MainProcess program;
    private final List<ChildProcess> running = new ArrayList<>();

    OnEngines() {
        this(Main.class);
    }

    protected OnEngines(Class<?> main) {
        this.program = new MainProcess(guard, main);
    }

    @BeforeAll
    static void startEngines() {
        guard = new ProcessGuard();
        postgres = new PostgresEngine(guard);
        redis = new RedisEngine(guard);
        payment = new PaymentEngine(guard, new PaymentSettings(0, 0, false));
        List.of(postgres, redis, payment).forEach(Engine::start);
    }

    @AfterAll
    static void stopEverything() {
        guard.close();
    }

    @BeforeEach
    void payAtOnce() {
        payAfter(Duration.ZERO);
    }

    @AfterEach
    void stopPrograms() {
        running.forEach(ChildProcess::kill);
        for (Engine engine : List.of(postgres, redis, payment)) {
            engine.resume();
            if (!engine.process().isAlive()) {
                engine.restart();
            }
        }
    }

    /** Has the payment provider take its time. */
    protected static void payAfter(Duration latency) {
        payment.settings(new PaymentSettings((int) latency.toMillis(), 0, false));
    }

    /** Starts it with settings on top of the usual ones, and waits until it answers. */
    protected ChildProcess start(Map<String, String> settings) {
        return start(shop, settings);
    }

    /** As {@link #start(Map)}, one more of it, where these calls go. */
    protected ChildProcess start(ShopCalls calls, Map<String, String> settings) {
        Map<String, String> environment = environment(settings);
        environment.put("PORT", String.valueOf(calls.uri("/").getPort()));
        ChildProcess process = program.start(environment);
        running.add(process);
        follow(process);
        process.awaitAnswer(calls.uri("/health/started"), LIMIT);
        return process;
    }

    protected Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PORT", String.valueOf(port),
                "DATABASE_URL", postgres.address(),
                "REDIS_URL", redis.address(),
                "PAYMENT_URL", payment.address(),
                // Read from step 5 on, and by no other.
                "SESSION_SECRETS", "known-to-all-so-for-tests-only-0123",
                "SHOP_SEED", "1"));
        environment.putAll(settings);
        return environment;
    }

    /** Awaits what may take its time on a busy machine. */
    protected static ConditionFactory patiently() {
        return Awaitility.await().atMost(LIMIT);
    }

    /** The figures at this moment. */
    protected Scrape scrape() throws Exception {
        return Scrape.of(shop.get("/metrics").body());
    }

    /** Has what a program logs kept. */
    protected void follow(ChildProcess process) {
        CompletableFuture.runAsync(() -> process.follow(logged::add, Duration.ofMinutes(5)), work -> {
            Thread thread = new Thread(work, "log");
            thread.setDaemon(true);
            thread.start();
        });
    }
}
