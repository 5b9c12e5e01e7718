package shop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import shop.exercise.NotSolvedYet;
import shop.store.StoreUnavailable;

class HttpDefaultsTest {
    private static final List<String> IDS_IN_LOG_CONTEXT = new CopyOnWriteArrayList<>();

    private static RunningShop shop;

    @BeforeAll
    static void start() throws SQLException {
        shop = new RunningShop(
                RunningShop.noPayments(),
                config -> config.routes
                        .get("/failure", ctx -> {
                            throw new IllegalStateException("secret");
                        })
                        .get("/error", ctx -> {
                            ctx.result("half an answer");
                            throw new StackOverflowError("secret");
                        })
                        .get("/no-store", ctx -> {
                            throw new StoreUnavailable("secret", new SQLTransientConnectionException("secret"));
                        })
                        .get("/exercise", ctx -> {
                            throw new NotSolvedYet("1.1");
                        })
                        .get("/log-context", ctx -> IDS_IN_LOG_CONTEXT.add(MDC.get("requestId")))
                        .get("/thread", ctx -> ctx.result(Thread.currentThread().toString())));
    }

    @AfterAll
    static void stop() throws SQLException {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products",
                "/products/9",
                "/nothing",
                "/openapi.json",
                "/docs/swagger-ui.css",
                "/%zz",
                "/failure"
            })
    void everyAnswer_hasTheHeadersOfHelmetAndCors(String path) throws Exception {
        var raw = new RawHttp(shop.port()).send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        for (var header : helmetAndCors().entrySet()) {
            assertThat(raw.head()).contains("\r\n" + header.getKey() + ": " + header.getValue() + "\r\n");
        }
        assertThat(raw.head()).doesNotContain("Server:", "X-Powered-By:");
    }

    @Test
    void preflight_allowsAllMethodsAndTheHeadersAskedFor() throws Exception {
        var answer = shop.send(shop.request("/orders")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,idempotency-key"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(RunningShop.header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(RunningShop.header(answer, "Access-Control-Allow-Methods"))
                .isEqualTo("GET,HEAD,PUT,PATCH,POST,DELETE");
        assertThat(RunningShop.header(answer, "Access-Control-Allow-Headers"))
                .isEqualTo("content-type,idempotency-key");
        assertThat(RunningShop.header(answer, "Vary")).isEqualTo("Access-Control-Request-Headers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/products", "/products/9", "/docs", "/docs/swagger-ui.css"})
    void head_givesTheStatusAndHeadersOfGetWithoutTheBody(String path) throws Exception {
        var get = shop.get(path);
        var head = shop.send(shop.request(path).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(RunningShop.header(head, "Content-Type")).isEqualTo(RunningShop.header(get, "Content-Type"));
        assertThat(RunningShop.header(head, "Content-Length")).isEqualTo(RunningShop.header(get, "Content-Length"));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void wrongMethod_isToldTheRightOnes() throws Exception {
        var onList = shop.send(shop.request("/products").DELETE());
        var onProduct = shop.post("/products/1", "{}");
        var onOrders = shop.get("/orders");

        assertThat(onList.statusCode()).isEqualTo(405);
        assertThat(allow(onList)).containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
        assertThat(allow(onProduct)).containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
        assertThat(allow(onOrders)).containsExactlyInAnyOrder("POST", "OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/failure", "/error"})
    void fault_isAnsweredWithoutItsDetails(String path) throws Exception {
        var answer = shop.get(path);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(RunningShop.header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).doesNotContain("secret", "Exception", "StackOverflow");
        assertThat(RunningShop.json(answer).get("requestId").textValue())
                .isEqualTo(RunningShop.header(answer, "X-Request-Id"));
    }

    @Test
    void unavailableStore_isWorthARetry() throws Exception {
        var answer = shop.get("/no-store");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(RunningShop.header(answer, "Retry-After")).isEqualTo("1");
        assertThat(answer.body()).contains("store-unavailable").doesNotContain("secret");
    }

    @Test
    void anExerciseThatIsNotSolved_isAnswered501AndNamed() throws Exception {
        var answer = shop.get("/exercise");

        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).contains("exercise 1.1 is not solved yet: ./workshop hint 1.1");
    }

    @Test
    void requestIdOfTheCaller_isKeptAndLogged() throws Exception {
        var answer = shop.send(shop.request("/log-context").header("X-Request-Id", "abc-123.4_5"));

        assertThat(RunningShop.header(answer, "X-Request-Id")).isEqualTo("abc-123.4_5");
        assertThat(IDS_IN_LOG_CONTEXT).contains("abc-123.4_5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "<script>", "0123456789012345678901234567890123456789012345678901234567890123X"})
    void requestIdThatIsNoToken_isReplaced(String id) throws Exception {
        var answer = shop.send(shop.request("/products").header("X-Request-Id", id));

        assertThat(RunningShop.header(answer, "X-Request-Id")).matches("[0-9a-f]{16}");
    }

    @Test
    void requestsWithoutAnId_getOneEach() throws Exception {
        assertThat(RunningShop.header(shop.get("/products"), "X-Request-Id"))
                .isNotEqualTo(RunningShop.header(shop.get("/products"), "X-Request-Id"));
    }

    @Test
    void request_isLoggedInOneLineWithoutItsQuery() throws Exception {
        var lines = new ListAppender<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent line) {
                line.prepareForDeferredProcessing(); // while its thread still has the request's id
                super.append(line);
            }
        };
        lines.list = new CopyOnWriteArrayList<>();
        var log = (Logger) LoggerFactory.getLogger("access");
        lines.start();
        log.addAppender(lines);
        try {
            shop.send(shop.request("/products?limit=5").header("X-Request-Id", "logged-once"));

            await().until(() -> lines.list.stream().anyMatch(HttpDefaultsTest::isLoggedOnce));
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list.stream().filter(HttpDefaultsTest::isLoggedOnce).map(ILoggingEvent::getFormattedMessage))
                .singleElement()
                .asString()
                .matches("GET /products 200 [0-9.E-]+ ms 24 bytes");
    }

    private static boolean isLoggedOnce(ILoggingEvent line) {
        return "logged-once".equals(line.getMDCPropertyMap().get("requestId"));
    }

    @Test
    void requests_runOnVirtualThreadsWhereThereAreAny() throws Exception {
        boolean available = Runtime.version().feature() >= 21;

        assertThat(shop.get("/thread").body().startsWith("VirtualThread")).isEqualTo(available);
    }

    private static List<String> allow(HttpResponse<?> response) {
        return List.of(RunningShop.header(response, "Allow").split(", "));
    }

    /** As npm's helmet 8 and cors 2 send them with no options. */
    private static Map<String, String> helmetAndCors() {
        return Map.ofEntries(
                Map.entry(
                        "Content-Security-Policy",
                        "default-src 'self';base-uri 'self';font-src 'self' https: data:;form-action 'self';"
                                + "frame-ancestors 'self';img-src 'self' data:;object-src 'none';script-src 'self';"
                                + "script-src-attr 'none';style-src 'self' https: 'unsafe-inline';"
                                + "upgrade-insecure-requests"),
                Map.entry("Cross-Origin-Opener-Policy", "same-origin"),
                Map.entry("Cross-Origin-Resource-Policy", "same-origin"),
                Map.entry("Origin-Agent-Cluster", "?1"),
                Map.entry("Referrer-Policy", "no-referrer"),
                Map.entry("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
                Map.entry("X-Content-Type-Options", "nosniff"),
                Map.entry("X-DNS-Prefetch-Control", "off"),
                Map.entry("X-Download-Options", "noopen"),
                Map.entry("X-Frame-Options", "SAMEORIGIN"),
                Map.entry("X-Permitted-Cross-Domain-Policies", "none"),
                Map.entry("X-XSS-Protection", "0"),
                Map.entry("Access-Control-Allow-Origin", "*"));
    }
}
