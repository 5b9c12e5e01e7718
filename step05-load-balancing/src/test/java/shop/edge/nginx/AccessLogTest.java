package shop.edge.nginx;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AccessLogTest extends BehindNginx {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyRequest_isOneLineOfJson() throws Exception {
        balance(first);

        send(post("/orders?note=%22%5C", "{}").header("X-Request-Id", "id-1"));
        get("/metrics");

        Map<Integer, JsonNode> byStatus = byStatus(lines(2));
        JsonNode order = byStatus.get(200);
        assertThat(order.get("time").asText()).startsWith("20");
        assertThat(order.get("client").asText()).isEqualTo("127.0.0.1");
        assertThat(order.get("method").asText()).isEqualTo("POST");
        assertThat(order.get("uri").asText()).isEqualTo("/orders?note=%22%5C");
        assertThat(order.get("bytes").asInt()).isEqualTo("first".length());
        assertThat(order.get("seconds").isNumber()).isTrue();
        assertThat(order.get("version").asText()).isEqualTo("stable");
        assertThat(order.get("upstream").asText()).isEqualTo(first.address().getAuthority());
        assertThat(order.get("upstreamStatus").asText()).isEqualTo("200");
        assertThat(order.get("upstreamSeconds").asDouble(-1)).isNotNegative();
        assertThat(order.get("requestId").asText()).isEqualTo("id-1");
        assertThat(byStatus.get(404).get("upstream").asText()).isEmpty();
    }

    @Test
    void retriedRequest_namesEveryReplicaThatWasTried() throws Exception {
        first.stop();
        balance(first, second);

        reads(2);

        String refused =
                first.address().getAuthority() + ", " + second.address().getAuthority();
        assertThat(lines(2)).anySatisfy(line -> {
            assertThat(line.get("upstream").asText()).isEqualTo(refused);
            assertThat(line.get("upstreamStatus").asText()).isEqualTo("502, 200");
            assertThat(line.get("status").asInt()).isEqualTo(200);
        });
    }

    @Test
    void refusedRequest_isLoggedAsItCame() throws Exception {
        balance(first);

        send(post("/metrics", "{}"));
        rawAnswer("GARBAGE");

        Map<Integer, JsonNode> byStatus = byStatus(lines(2));
        assertThat(byStatus).containsOnlyKeys(404, 400);
        assertThat(byStatus.get(404).get("method").asText()).isEqualTo("POST");
        assertThat(byStatus.get(404).get("uri").asText()).isEqualTo("/metrics");
        assertThat(byStatus.get(400).get("method").asText()).isEmpty();
    }

    /** Each worker writes its lines when it likes. */
    private static Map<Integer, JsonNode> byStatus(List<JsonNode> lines) {
        return lines.stream()
                .collect(Collectors.toMap(line -> line.get("status").asInt(), line -> line));
    }

    private List<JsonNode> lines(int count) throws IOException {
        await().atMost(10, SECONDS)
                .until(() -> Files.readAllLines(nginx.accessLog()).size() == count);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(nginx.accessLog())) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
