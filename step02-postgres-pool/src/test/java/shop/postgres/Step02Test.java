package shop.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.web.ShopCalls.placed;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.config.MainProcess;
import shop.engines.payment.Charge;
import shop.engines.payment.PaymentEngine;
import shop.engines.payment.PaymentSettings;
import shop.engines.postgres.PostgresEngine;
import shop.engines.process.ChildProcess;
import shop.engines.process.LoopbackPort;
import shop.engines.process.ProcessGuard;
import shop.web.ShopCalls;

/** The program of step 2 as a process of its own, with a real Postgres and a real payment provider. */
class Step02Test {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int BUYERS = 8;

    private final int port = LoopbackPort.free();
    private final ShopCalls shop = new ShopCalls(port);
    private ProcessGuard guard;
    private MainProcess program;
    private PostgresEngine postgres;
    private PaymentEngine payment;

    @BeforeEach
    void startEngines() {
        guard = new ProcessGuard();
        program = new MainProcess(guard, Main.class);
        postgres = new PostgresEngine(guard);
        postgres.start();
        payment = new PaymentEngine(guard, new PaymentSettings(20, 0, false));
        payment.start();
    }

    @AfterEach
    void stopEverything() {
        guard.close();
    }

    @Test
    void ordersSurviveAKillOfTheProgram() throws Exception {
        ChildProcess process = start(Map.of());
        long order = placed(shop.order(UUID.randomUUID().toString()));

        process.kill();
        start(Map.of());

        assertThat(shop.get("/orders/" + order).statusCode()).isEqualTo(200);
    }

    @Test
    void exhaustedPool_isAnswered503WithRetryAfter_andNotAHang() throws Exception {
        start(Map.of("DB_POOL_SIZE", "1", "DB_CONNECTION_TIMEOUT_MS", "250"));
        payment.settings(new PaymentSettings(1_500, 0, false));
        int charged = payment.charges().size();
        var first = shop.orderAsync("holds-the-connection");

        HttpResponse<String> refused = await().atMost(Duration.ofSeconds(20))
                .until(() -> shop.get("/products/1"), answer -> answer.statusCode() == 503);

        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(first.get().statusCode()).isEqualTo(201);
        assertThat(payment.charges()).hasSize(charged + 1);
        assertThat(shop.get("/products/1").statusCode()).isEqualTo(200);
    }

    @Test
    void postgresThatCrashesUnderLoad_costsErrorsOnlyWhileItIsDown_andNoAcknowledgedOrder() throws Exception {
        start(Map.of());
        Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
        Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
        Queue<String> keys = new ConcurrentLinkedQueue<>();
        AtomicBoolean open = new AtomicBoolean(true);
        ExecutorService buyers = Executors.newFixedThreadPool(BUYERS);
        for (int i = 0; i < BUYERS; i++) {
            buyers.submit(() -> {
                while (open.get()) {
                    String key = UUID.randomUUID().toString();
                    keys.add(key);
                    HttpResponse<String> answer = shop.order(key);
                    answers.computeIfAbsent(answer.statusCode(), status -> new AtomicInteger())
                            .incrementAndGet();
                    if (answer.statusCode() == 201) {
                        acknowledged.add(placed(answer));
                    }
                }
                return null;
            });
        }
        await().until(() -> acknowledged.size() > 20);

        postgres.kill();
        await().until(() -> answers.containsKey(503));
        postgres.restart();
        int before = acknowledged.size();
        await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > before + 100);
        int errors = answers.get(503).get();
        await().until(() -> acknowledged.size() > before + 200);
        open.set(false);
        buyers.shutdown();
        assertThat(buyers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

        assertThat(answers.keySet()).containsExactlyInAnyOrder(201, 503);
        assertThat(answers.get(503)).as("no error after the recovery").hasValue(errors);
        for (long order : acknowledged) {
            assertThat(shop.get("/orders/" + order).statusCode()).isEqualTo(200);
        }
        assertThat(payment.charges())
                .extracting(Charge::key)
                .doesNotHaveDuplicates()
                .isSubsetOf(keys);
    }

    @Test
    void settingThatIsMissingOrWrong_isSaidInOneLine_withStatus2() {
        assertRefused("DATABASE_URL is not set: `./workshop run 2` starts a database", Map.of("DATABASE_URL", ""));
        assertRefused("DB_POOL_SIZE=many is not a whole number from 0 to 1000", Map.of("DB_POOL_SIZE", "many"));
        assertRefused(
                "DATABASE_URL: cannot use postgresql://127.0.0.1:1/shop (Connection refused): is it running?",
                Map.of("DATABASE_URL", "postgres://me:secret@127.0.0.1:1/shop"));
        assertRefused(
                "DATABASE_URL: the driver cannot read the URL of postgresql://127.0.0.1:99999/shop",
                Map.of("DATABASE_URL", "postgres://me:secret@127.0.0.1:99999/shop"));
        assertRefused(
                "DATABASE_URL is not a URL such as",
                Map.of("DATABASE_URL", "jdbc:postgresql://localhost:notaport/shop?user=x&password=secret"));
        assertRefused(
                "DATABASE_URL: cannot use postgresql://127.0.0.1:1/shop (an option after the question mark is wrong)",
                Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/shop?connectTimeout=secret"));
        assertRefused("DB_POOL_SIZE=200 is more than the server's", Map.of("DB_POOL_SIZE", "200"));
    }

    private void assertRefused(String message, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of("DATABASE_URL", postgres.address()));
        environment.putAll(settings);
        program.assertRefused(message, environment);
    }

    private ChildProcess start(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PORT", String.valueOf(port),
                "DATABASE_URL", postgres.address(),
                "PAYMENT_URL", payment.address(),
                "SHOP_SEED", "1"));
        environment.putAll(settings);
        ChildProcess process = program.start(environment);
        process.awaitAnswer(shop.uri("/products/1"), START_LIMIT);
        return process;
    }
}
