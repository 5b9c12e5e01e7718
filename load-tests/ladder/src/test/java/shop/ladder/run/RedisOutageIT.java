package shop.ladder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.engines.Engine;
import shop.engines.process.ProcessGuard;
import shop.ladder.simulation.LoadResult;
import shop.ladder.simulation.PhaseRecorder;
import shop.ladder.simulation.ResultFile;
import shop.ladder.simulation.Storefront;

/** Redis goes away in the middle of the load, in each way in which a server can: the shop answers every request all the same. */
class RedisOutageIT {

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Map<String, String> SMALL = Map.of(
            "SHOP_SEED", "10",
            "DB_CONNECTION_TIMEOUT_MS", String.valueOf(Conditions.CONNECTION_TIMEOUT.toMillis()),
            "REDIS_TIMEOUT_MS", String.valueOf(TIMEOUT.toMillis()));
    private static final int SECONDS = 20;
    private static final Duration LIMIT = Duration.ofSeconds(SECONDS);

    /** So many lookups without Redis, or with it again, are no coincidence. */
    private static final long ENOUGH = 100;

    private ProcessGuard guard;

    @BeforeEach
    void openGuard() {
        guard = new ProcessGuard();
    }

    @AfterEach
    void closeGuard() {
        guard.close();
    }

    @Test
    void redisKilledAndThenHung_failsNoRequestAndLosesNoOrder() {
        Path folder = guard.newFolder("outage");
        ResultFile resultFile = new ResultFile(folder.resolve("result.json"));
        AtomicReference<CompletableFuture<Void>> outages = new AtomicReference<>();
        try (RunningShop shop = RunningShop.start(Stage.REDIS_CACHE, guard, HOME, guard.freePort(), SMALL);
                ShopMeter meter = shop.meter()) {
            Books books = new Books(new ShopClient(shop.url()));

            Load load = new LoadGenerator(guard, shop, folder)
                    .run(
                            Storefront.class,
                            Map.of(
                                    "seconds", String.valueOf(SECONDS),
                                    "warmUpSeconds", "2",
                                    "resultFile", resultFile.file().toString()),
                            false,
                            Duration.ofMinutes(2),
                            line -> {
                                if (line.equals(PhaseRecorder.MARK + "load begins")) {
                                    outages.set(CompletableFuture.runAsync(
                                            () -> killAndHang(shop.engine("REDIS_URL"), meter)));
                                } else if (line.equals(PhaseRecorder.MARK + "load ends")) {
                                    assertThat(outages.get())
                                            .as("all of it happened under load")
                                            .isCompleted();
                                }
                            })
                    .orThrow();

            LoadResult result = resultFile.read(LoadResult.class);
            assertThat(result.load().succeeded()).isPositive();
            assertThat(result.load().failed()).isZero();
            assertThat(result.load().latencyMs().max())
                    .as("without the circuit breaker a read waits three times for Redis: two looks and a store")
                    .isLessThan(3 * TIMEOUT.toMillis());
            assertThat(result.acknowledged()).isNotEmpty();
            assertThat(books.audit(result.acknowledged(), result.unanswered(), shop::charges))
                    .isEqualTo(new Books.Findings(0, 0, 0));
            CacheUse cache = load.used("load").orElseThrow().cache().orElseThrow();
            assertThat(cache.unanswered()).isGreaterThanOrEqualTo(2 * ENOUGH);
            assertThat(load.inWords("load")).anyMatch(words -> words.contains("Redis left"));
        }
    }

    /** Each part waits until the shop has noticed. */
    private static void killAndHang(Engine redis, ShopMeter meter) {
        redis.kill();
        awaitMore(meter, CacheUse::unanswered);
        redis.restart();
        awaitMore(meter, CacheUse::hits);
        redis.pause();
        awaitMore(meter, CacheUse::unanswered);
        redis.resume();
        awaitMore(meter, CacheUse::hits);
    }

    private static void awaitMore(ShopMeter meter, ToLongFunction<CacheUse> count) {
        long before = count.applyAsLong(meter.cache().orElseThrow());
        await().atMost(LIMIT).until(() -> count.applyAsLong(meter.cache().orElseThrow()) >= before + ENOUGH);
    }
}
