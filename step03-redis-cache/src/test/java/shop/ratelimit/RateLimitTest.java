package shop.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.javalin.Javalin;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.cache.OnRedis;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.config.SettableClock;
import shop.web.ListenAddress;
import shop.web.RunningShop;
import shop.web.ShopApi;
import shop.web.ShopServer;

/** The limits of a running shop, whose clients all come from 127.0.0.1. */
class RateLimitTest extends OnRedis {

    private static final String ORDER = "{\"userId\":1,\"lines\":[{\"productId\":1,\"quantity\":1}]}";

    private final SettableClock clock = new SettableClock();
    private RunningShop shop;

    @AfterEach
    void stop() throws Exception {
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void orderTooMany_isRefusedWithAProblem_andNotPlaced() throws Exception {
        open("POST /orders=5/min");
        shop.post("/users", "{\"name\":\"Ada\",\"email\":\"a@b\"}");
        shop.post("/products", "{\"name\":\"Teapot\",\"priceCents\":1999,\"stock\":7}");
        for (int left = 4; left >= 0; left--) {
            var placed = shop.post("/orders", ORDER);
            assertThat(placed.statusCode()).isEqualTo(201);
            assertThat(limits(placed)).isEqualTo("\"POST /orders\";r=" + left + ";t=12");
        }
        clock.forward(Duration.ofMillis(500));

        var refused = shop.post("/orders", ORDER);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(RunningShop.header(refused, "Retry-After")).isEqualTo("12");
        assertThat(limits(refused)).isEqualTo("\"POST /orders\";r=0;t=12");
        assertThat(policy(refused)).isEqualTo("\"POST /orders\";q=5;w=60");
        assertThat(RunningShop.header(refused, "Content-Type")).isEqualTo("application/problem+json");
        var problem = RunningShop.json(refused);
        assertThat(problem.get("type").textValue()).isEqualTo("urn:problem-type:shop:rate-limited");
        assertThat(problem.get("status").intValue()).isEqualTo(429);
        assertThat(problem.get("detail").textValue())
                .isEqualTo("POST /orders is served 5 times in 60 s for each client; the next time in 12 s");
        assertThat(problem.get("requestId").textValue()).isEqualTo(RunningShop.header(refused, "X-Request-Id"));
        assertThat(RunningShop.json(shop.get("/products/1")).get("stock").intValue())
                .isEqualTo(2);

        clock.forward(Duration.ofMillis(11_500));
        assertThat(shop.post("/orders", ORDER).statusCode()).isEqualTo(201);
        assertThat(shop.post("/orders", ORDER).statusCode()).isEqualTo(429);
    }

    @Test
    void refusedRequest_isNotLookedAt() throws Exception {
        open("POST /orders=1/h");

        assertThat(shop.post("/orders", "no JSON").statusCode()).isEqualTo(400);
        assertThat(shop.post("/orders", "no JSON").statusCode()).isEqualTo(429);
    }

    @Test
    void everyAnswerOfALimitedRoute_saysWhatIsLeft() throws Exception {
        open("GET /products/{id}=5/min, POST /users=5/min");

        assertThat(limits(shop.get("/products/9"))).as("404").isEqualTo("\"GET /products/{id}\";r=4;t=12");
        assertThat(limits(shop.get("/products/x"))).as("404").isEqualTo("\"GET /products/{id}\";r=3;t=12");
        assertThat(limits(shop.post("/users", "{}"))).as("400").isEqualTo("\"POST /users\";r=4;t=12");
    }

    @Test
    void route_isTheOneThatAnswers() throws Exception {
        open("GET /products/{id}=1/h");
        shop.get("/products/1");

        var another = shop.get("/products/2");
        var bestsellers = shop.get("/products/bestsellers");

        assertThat(another.statusCode()).isEqualTo(429);
        assertThat(bestsellers.statusCode())
                .as("fits {id}, and has a route of its own")
                .isEqualTo(200);
        assertThat(limits(bestsellers)).isNull();
    }

    @Test
    void head_countsAsGet() throws Exception {
        open("GET /products=2/h");

        var head = shop.send(shop.request("/products").method("HEAD", BodyPublishers.noBody()));
        var get = shop.get("/products");
        var refused = shop.send(shop.request("/products").method("HEAD", BodyPublishers.noBody()));

        assertThat(limits(head)).isEqualTo("\"GET /products\";r=1;t=1800");
        assertThat(limits(get)).isEqualTo("\"GET /products\";r=0;t=1800");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(RunningShop.header(refused, "Retry-After")).isEqualTo("1800");
        assertThat(refused.body()).isEmpty();
    }

    @Test
    void preflight_isNotLimited() throws Exception {
        open("POST /orders=1/h");
        for (int i = 0; i < 3; i++) {
            var preflight = shop.send(shop.request("/orders").method("OPTIONS", BodyPublishers.noBody()));
            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(limits(preflight)).isNull();
        }

        assertThat(shop.post("/orders", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void routeWithoutALimit_hasNoHeaders_andDoesNotAskRedis() throws Exception {
        open("POST /orders=1/h");
        engine.kill();
        try {
            for (String path : List.of("/products", "/products/1", "/nothing", "/docs/swagger-ui.css")) {
                var answer = shop.get(path);
                assertThat(answer.statusCode()).as(path).isIn(200, 404);
                assertThat(limits(answer)).isNull();
                assertThat(policy(answer)).isNull();
            }
            assertThat(redis.unanswered()).isZero();
        } finally {
            engine.restart();
        }
    }

    @Test
    void whileRedisIsAway_requestsPass_andAreLimitedAgainAfterwards() throws Exception {
        open("GET /products=1/h");
        engine.kill();
        try {
            for (int i = 0; i < 20; i++) {
                var answer = shop.get("/products");
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(limits(answer)).isNull();
                assertThat(policy(answer)).isNull();
            }
        } finally {
            engine.restart();
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> shop.get("/products").statusCode() == 429);
    }

    @Test
    void addressThatAClientClaims_isNotBelieved() throws Exception {
        open("GET /products=1/h");
        from("198.51.100.1", "/products");

        assertThat(from("198.51.100.2", "/products").statusCode()).isEqualTo(429);
        assertThat(shop.get("/products").statusCode()).isEqualTo(429);
    }

    @Test
    void clientsBehindATrustedProxy_areCountedEach_whateverTheyClaim() throws Exception {
        open("GET /products=1/h", "127.0.0.1");
        from("203.0.113.7", "/products");

        assertThat(from("203.0.113.8", "/products").statusCode()).isEqualTo(200);
        assertThat(from("203.0.113.7", "/products").statusCode()).isEqualTo(429);
        assertThat(from("198.51.100.1, 203.0.113.7", "/products").statusCode()).isEqualTo(429);
        assertThat(shop.send(shop.request("/products")
                                .header("X-Forwarded-For", "198.51.100.1")
                                .header("X-Forwarded-For", "203.0.113.7"))
                        .statusCode())
                .isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "unknown", "localhost", "::::", "1.2.3.4.5", "[", "%", "\"", "a.b, 999.1.1.1"})
    void garbageInTheHeader_countsForTheProxy(String forwardedFor) throws Exception {
        open("GET /products=1/h", "127.0.0.1");

        assertThat(from(forwardedFor, "/products").statusCode()).isEqualTo(200);
        assertThat(from(forwardedFor, "/products").statusCode()).isEqualTo(429);
        assertThat(shop.get("/products").statusCode()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"POST /order", "GET /orders", "GET /products/9", "HEAD /products", "GET /docs/swagger-ui.css"})
    void limitForARouteThatIsNone_isAFaultAtTheStart(String route) {
        RateLimit limit = limit(Map.of("RATE_LIMITS", "POST /orders=1/s, " + route + "=1/s"));
        Javalin javalin = ShopServer.create(new ShopApi(null, null, null, null), limit::register);
        ListenAddress anyPort = new ListenAddress("127.0.0.1", 0);

        assertThatThrownBy(() -> ShopServer.start(javalin, anyPort, "test", "nowhere"))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageStartingWith("RATE_LIMITS: \"" + route
                        + "\" is none of the routes, which are GET /docs, GET /docs/swagger-initializer.js, ")
                .hasMessageEndingWith(", POST /orders, POST /products, POST /users");
    }

    @Test
    void withoutLimits_aServerStaysAsItIs() throws Exception {
        shop = new RunningShop(RunningShop.noPayments(), limit(Map.of())::register);

        var answer = shop.get("/products");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(policy(answer)).isNull();
    }

    private void open(String limits) throws Exception {
        open(limits, "");
    }

    private void open(String limits, String proxies) throws Exception {
        RateLimit limit = limit(Map.of("RATE_LIMITS", limits, "TRUSTED_PROXIES", proxies));
        shop = new RunningShop((amountCents, key) -> "charge of " + amountCents, limit::register);
    }

    private RateLimit limit(Map<String, String> settings) {
        return new RateLimit(RateLimitSettings.from(new Environment(settings)), redis, clock);
    }

    private HttpResponse<String> from(String forwardedFor, String path) throws Exception {
        return shop.send(shop.request(path).header("X-Forwarded-For", forwardedFor));
    }

    private static String limits(HttpResponse<?> answer) {
        return RunningShop.header(answer, "RateLimit");
    }

    private static String policy(HttpResponse<?> answer) {
        return RunningShop.header(answer, "RateLimit-Policy");
    }
}
