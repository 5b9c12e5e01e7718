package shop.ops.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.web.ShopCalls.placed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import shop.web.ShopCalls;

/** A real Prometheus with this step's configuration, and a shop that has sold something. */
@NeedsDocker
class PrometheusIT {

    /** What a dashboard shows only when something is wrong. */
    private static final List<String> MAY_BE_EMPTY = List.of("Alerts", "Garbage collection");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Containers containers;
    private static GenericContainer<?> prometheus;
    private static ShopCalls api;
    private static ShopCalls shop;

    @BeforeAll
    static void startEverything() throws Exception {
        containers = new Containers();
        containers.startPostgres();
        containers.startRedis();
        containers.startPayment(10);
        GenericContainer<?> program = containers.newShop(Map.of());
        program.start();
        shop = new ShopCalls(program.getMappedPort(8080));
        prometheus = containers.startPrometheus();
        api = new ShopCalls(prometheus.getMappedPort(9090));
        await().atMost(PATIENCE).until(() -> sell() > 0 && rates());
    }

    @AfterAll
    static void stopEverything() {
        containers.close();
    }

    /** The dashboard's queries: a panel's title, and what it asks. */
    static Stream<Map.Entry<String, String>> panels() throws IOException {
        JsonNode dashboard =
                JSON.readTree(Path.of("grafana/dashboards/shop.json").toFile());
        return elements(dashboard.get("panels"))
                .flatMap(panel -> elements(panel.path("targets"))
                        .map(target -> Map.entry(
                                panel.get("title").asText(),
                                target.get("expr").asText().replace("$__rate_interval", "1m"))));
    }

    @ParameterizedTest
    @MethodSource("panels")
    void panel_showsData(Map.Entry<String, String> panel) throws Exception {
        JsonNode result = query(panel.getValue());

        if (!MAY_BE_EMPTY.contains(panel.getKey())) {
            assertThat(result).isNotEmpty();
            assertThat(elements(result).map(series -> series.get("value").get(1).asText()))
                    .doesNotContain("NaN");
        }
    }

    @Test
    void target_isUp() throws Exception {
        assertThat(query("up{job=\"shop\", instance=\"shop:8080\"} == 1")).hasSize(1);
    }

    @Test
    void rules_areEvaluatedWithoutError_andNoneFires() throws Exception {
        JsonNode groups = answer(api.get("/api/v1/rules")).get("groups");

        List<JsonNode> rules =
                elements(groups).flatMap(group -> elements(group.get("rules"))).toList();

        assertThat(rules).hasSize(4).allSatisfy(rule -> {
            assertThat(rule.get("health").asText()).isEqualTo("ok");
            assertThat(rule.get("state").asText()).isEqualTo("inactive");
        });
    }

    @ParameterizedTest
    @MethodSource
    void promtool_findsNoFault(List<String> arguments) throws Exception {
        ExecResult result = prometheus.execInContainer(
                Stream.concat(Stream.of("promtool"), arguments.stream()).toArray(String[]::new));

        assertThat(result.getExitCode())
                .as(result.getStdout() + result.getStderr())
                .isZero();
    }

    static Stream<List<String>> promtool_findsNoFault() {
        return Stream.of(
                List.of("check", "config", "/etc/prometheus/prometheus.yml"),
                List.of("check", "rules", "/etc/prometheus/alerts.yml"),
                List.of("test", "rules", "/etc/prometheus/alerts.test.yml"));
    }

    private static long sell() throws Exception {
        shop.get("/products/1");
        shop.get("/products/bestsellers");
        return placed(shop.order(String.valueOf(System.nanoTime())));
    }

    /** Two scrapes that differ: without them there is no rate. */
    private static boolean rates() throws Exception {
        return query("rate(shop_payment_seconds_count[1m]) > 0 and on () rate(shop_cache_hits_total[1m]) > 0")
                        .size()
                > 0;
    }

    private static JsonNode query(String expression) throws Exception {
        return answer(api.get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)))
                .get("result");
    }

    private static JsonNode answer(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ShopCalls.json(answer).get("data");
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
