package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.web.ShopCalls.json;
import static shop.web.ShopCalls.placed;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import redis.clients.jedis.RedisClient;
import shop.config.MainProcess;
import shop.engines.payment.PaymentEngine;
import shop.engines.payment.PaymentSettings;
import shop.engines.postgres.PostgresEngine;
import shop.engines.process.ChildProcess;
import shop.engines.process.LoopbackPort;
import shop.engines.process.ProcessGuard;
import shop.engines.redis.RedisEngine;
import shop.web.ShopCalls;

/** The program of step 3 as a process of its own, with a real Postgres, a real Redis and a real payment provider. */
class Step03Test {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int CLIENTS = 8;

    private final int port = LoopbackPort.free();
    private final ShopCalls shop = new ShopCalls(port);
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private ProcessGuard guard;
    private MainProcess program;
    private PostgresEngine postgres;
    private RedisEngine redis;
    private PaymentEngine payment;

    @BeforeEach
    void startEngines() {
        guard = new ProcessGuard();
        program = new MainProcess(guard, Main.class);
        postgres = new PostgresEngine(guard);
        postgres.start();
        redis = new RedisEngine(guard);
        redis.start();
        payment = new PaymentEngine(guard, new PaymentSettings(20, 0, false));
        payment.start();
    }

    @AfterEach
    void stopEverything() {
        guard.close();
    }

    @Test
    void redisThatIsKilledUnderLoad_costsNoRequest_andIsUsedAgain() throws Exception {
        underLoad(redis::kill, redis::restart);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signal that pauses a process")
    void redisThatHangsUnderLoad_costsNoRequest_andIsUsedAgain() throws Exception {
        underLoad(redis::pause, redis::resume);
    }

    @Test
    void shopStartsWithoutRedis_andUsesItWhenItComes() throws Exception {
        redis.kill();
        start(port);
        assertThat(shop.get("/products/1").statusCode()).isEqualTo(200);

        redis.restart();

        await().atMost(LIMIT).until(() -> shop.get("/products/1").statusCode() == 200 && isCached("product:1"));
        await().atMost(LIMIT).until(() -> said("starting without a cache") == 1);
    }

    @Test
    void buyer_seesTheStockThatTheirOrderLeft_alsoAtAnotherReplica() throws Exception {
        int otherPort = LoopbackPort.free();
        ShopCalls otherReplica = new ShopCalls(otherPort);
        start(port);
        start(otherPort);
        int stock = stock(shop);

        for (int sold = 1; sold <= 20; sold++) {
            placed(shop.order(UUID.randomUUID().toString()));

            assertThat(stock(shop)).isEqualTo(stock - sold);
            assertThat(stock(otherReplica)).isEqualTo(stock - sold);
        }
    }

    @Test
    void commandThatWalksAllKeys_isNeverSent() throws Exception {
        start(port);
        for (String path : List.of("/products/1", "/products", "/products/bestsellers", "/users/1", "/users")) {
            assertThat(shop.get(path).statusCode()).isEqualTo(200);
        }
        placed(shop.order("an-order"));

        try (Redis own = Redis.open(new RedisSettings(URI.create(redis.address()), Duration.ofSeconds(5), 1))) {
            // This Redis has no KEYS: whoever sends it is refused, and each refusal is counted.
            assertThat(own.ask(client -> client.info("errorstats"), "no answer"))
                    .contains("Errorstats")
                    .doesNotContain("errorstat_ERR");
        }
    }

    @Test
    void settingThatIsMissingOrWrong_isSaidInOneLine_withStatus2() {
        assertRefused("REDIS_URL is not set: `./workshop run 3` starts a Redis", Map.of("REDIS_URL", ""));
        assertRefused("REDIS_URL is not a URL such as", Map.of("REDIS_URL", "redis://me:secret@localhost:port"));
        assertRefused("REDIS_TIMEOUT_MS=soon is not a whole number", Map.of("REDIS_TIMEOUT_MS", "soon"));
        assertRefused("CACHE_TTL_MS=-1 is not a whole number", Map.of("CACHE_TTL_MS", "-1"));
        assertRefused("CACHE_PROTECTION=luck is not one of none, one-flight,", Map.of("CACHE_PROTECTION", "luck"));
        assertRefused(
                "RATE_LIMITS: \"POST /order\" is none of the routes, which are",
                Map.of("RATE_LIMITS", "POST /order=5/min"));
        assertRefused("DATABASE_URL is not set", Map.of("DATABASE_URL", ""));
    }

    /** Clients read and buy all the time, while Redis goes away and comes back. */
    private void underLoad(Runnable goesAway, Runnable comesBack) throws Exception {
        start(port);
        Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
        Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicInteger rounds = new AtomicInteger();
        AtomicBoolean open = new AtomicBoolean(true);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        Callable<Void> client = () -> {
            while (open.get()) {
                for (String path : List.of("/products/1", "/products/bestsellers", "/users/1")) {
                    count(answers, shop.get(path).statusCode());
                }
                acknowledged.add(placed(shop.order(UUID.randomUUID().toString())));
                rounds.incrementAndGet();
            }
            return null;
        };
        List<Future<Void>> runs =
                Stream.generate(() -> clients.submit(client)).limit(CLIENTS).toList();
        await().atMost(LIMIT).until(() -> rounds.get() > 50);

        goesAway.run();
        int before = rounds.get();
        await().atMost(LIMIT).until(() -> rounds.get() > before + 100 && said("does not answer") == 1);
        comesBack.run();
        await().atMost(LIMIT).until(() -> said("answers again") == 1 && isCached("bestsellers:all"));
        open.set(false);
        for (var run : runs) {
            run.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        clients.shutdown();

        assertThat(answers.keySet()).containsExactly(200);
        assertThat(said("does not answer")).isEqualTo(1);
        for (long order : acknowledged) {
            assertThat(shop.get("/orders/" + order).statusCode()).isEqualTo(200);
        }
        assertThat(payment.charges()).hasSize(acknowledged.size());
    }

    private static void count(Map<Integer, AtomicInteger> answers, int status) {
        answers.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
    }

    private long said(String words) {
        return logged.stream().filter(line -> line.contains(words)).count();
    }

    private boolean isCached(String key) {
        try (RedisClient direct = RedisClient.create(URI.create(redis.address()))) {
            return direct.exists("shop:v1:{" + key + "}");
        }
    }

    private static int stock(ShopCalls at) throws Exception {
        return json(at.get("/products/1")).get("stock").asInt();
    }

    private void assertRefused(String message, Map<String, String> settings) {
        Map<String, String> environment = environment(port);
        environment.putAll(settings);
        program.assertRefused(message, environment);
    }

    private void start(int port) {
        ChildProcess process = program.start(environment(port));
        CompletableFuture.runAsync(() -> process.follow(logged::add, Duration.ofMinutes(5)), work -> {
            Thread thread = new Thread(work, "log");
            thread.setDaemon(true);
            thread.start();
        });
        process.awaitAnswer(new ShopCalls(port).uri("/products/1"), LIMIT);
    }

    private Map<String, String> environment(int port) {
        return new HashMap<>(Map.of(
                "PORT", String.valueOf(port),
                "DATABASE_URL", postgres.address(),
                "REDIS_URL", redis.address(),
                // On a busy machine a late answer of Redis would be taken for none.
                "REDIS_TIMEOUT_MS", "1000",
                "PAYMENT_URL", payment.address(),
                "SHOP_SEED", "1"));
    }
}
