package shop.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogFormatTest extends OnEngines {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void json_isAnObjectForEachLine_alsoWithAStackTrace() throws Exception {
        start(Map.of("LOG_FORMAT", "json"));
        HttpResponse<String> failed = failingRequest();
        String id = failed.headers().firstValue("X-Request-Id").orElseThrow();

        await().until(() -> logged.stream().anyMatch(line -> line.contains("GET /orders/1 500")));

        List<JsonNode> lines = new ArrayList<>();
        for (String line : logged) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines).allSatisfy(line -> {
            assertThat(OffsetDateTime.parse(line.get("time").textValue())).isNotNull();
            assertThat(line.get("level").textValue()).isIn("INFO", "ERROR");
            for (String field : List.of("logger", "message", "thread")) {
                assertThat(line.get(field).isTextual()).as(field).isTrue();
            }
        });
        assertThat(lines.get(0).get("message").textValue()).startsWith("step04-docker listens on http://");
        assertThat(names(lines.get(0))).containsExactlyInAnyOrder("time", "level", "logger", "message", "thread");
        assertThat(lines)
                .filteredOn(line -> line.path("requestId").asText().equals(id))
                .extracting(
                        line -> line.get("level").textValue(),
                        line -> line.get("logger").textValue())
                .containsExactly(tuple("ERROR", "shop.web.HttpProblems"), tuple("INFO", "access"));
        assertThat(lines)
                .filteredOn(line -> line.has("stackTrace"))
                .singleElement()
                .satisfies(
                        line -> assertThat(line.get("stackTrace").textValue()).contains("\n\tat shop.store.Database."));
    }

    @Test
    void text_isForPeople() throws Exception {
        start(Map.of());
        String id = shop.get("/products").headers().firstValue("X-Request-Id").orElseThrow();

        await().until(() -> logged.stream().anyMatch(line -> line.contains("GET /products 200")));

        assertThat(logged.get(0)).contains(" INFO  ShopServer: step04-docker listens on http://");
        assertThat(logged).last().asString().endsWith(" bytes " + id);
    }

    /** A request that runs into what the shop does not expect. */
    private HttpResponse<String> failingRequest() throws Exception {
        sql("ALTER TABLE orders RENAME TO away");
        try {
            HttpResponse<String> failed = shop.get("/orders/1");
            assertThat(failed.statusCode()).isEqualTo(500);
            return failed;
        } finally {
            sql("ALTER TABLE away RENAME TO orders");
        }
    }

    private static void sql(String command) throws Exception {
        try (Connection connection = DriverManager.getConnection(postgres.address());
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
