package shop.edge.nginx;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest extends BehindNginx {

    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int BURST = 100;

    @Test
    void clientThatAsksTooOften_isToldSo() throws Exception {
        balance(trafficTo(first).withClientRate(1));

        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < 2 * BURST; i++) {
            answers.add(send(
                    i % 2 == 0 ? request("/products/1") : post("/orders", "{}").header("Idempotency-Key", "k")));
        }

        assertThat(answers.subList(0, BURST))
                .extracting(HttpResponse::statusCode)
                .containsOnly(200);
        HttpResponse<String> refused = answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();
        assertProblem(refused, 429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(first.received())
                .hasSameSizeAs(answers.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .toList());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has all of 127.0.0.0/8 as its own")
    void clientThatAsksTooOften_hindersNoOther() throws Exception {
        balance(trafficTo(first).withClientRate(1));
        while (get("/products/1").statusCode() == 200) {
            assertThat(first.received()).hasSizeLessThan(10 * BURST);
        }

        int port = URI.create(nginx.address()).getPort();
        try (Socket other = new Socket("127.0.0.1", port, InetAddress.getByName("127.0.0.2"), 0)) {
            other.getOutputStream().write("GET / HTTP/1.0\r\nHost: shop\r\n\r\n".getBytes(US_ASCII));
            assertThat(other.getInputStream()).asString(US_ASCII).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void bodyThatIsTooLarge_isRefused_beforeAReplicaSeesIt() throws Exception {
        balance(first);

        assertProblem(send(post("/orders", "x".repeat(MAX_BODY_BYTES + 1))), 413);

        assertThat(first.received()).isEmpty();
        assertThat(send(post("/orders", "x".repeat(MAX_BODY_BYTES))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void headersThatAreTooLarge_areAProblem() throws Exception {
        balance(first);

        assertProblem(send(request("/products/1").header("Cookie", "x".repeat(40_000))), 431);
    }

    @Test
    void uriThatIsTooLong_isAProblem() throws Exception {
        balance(first);

        assertProblem(get("/" + "x".repeat(40_000)), 414);
    }

    /** What cannot be read as a request has no URI, so nginx has less to answer it by. */
    @ParameterizedTest
    @CsvSource({
        "GARBAGE, 400",
        "GET /%zz HTTP/1.1, 400",
        "GET /%00 HTTP/1.1, 400",
        "GET /../../x HTTP/1.1, 400",
        "PRI * HTTP/2.0, 400 | 505",
        "CONNECT shop:443 HTTP/1.1, 400 | 405",
        "GET / HTTP/3.9, 505"
    })
    void malformedRequest_isAProblemToo(String requestLine, String statuses) throws Exception {
        balance(first);

        String answer = rawAnswer(requestLine);

        assertThat(answer).startsWith("HTTP/1.1 ").contains("\r\nContent-Type: " + PROBLEM + "\r\n");
        String status = answer.substring(9, 12);
        assertThat(statuses.split(" \\| ")).contains(status);
        assertThat(answer).contains("\"status\":" + status + ",");
        assertThat(first.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nginx-problem", "//nginx-problem?x=1"})
    void pathOfTheProblems_isNoneForClients(String path) throws Exception {
        balance(first);

        assertProblem(get(path), 404);
        assertProblem(send(post(path, "{}")), 404);

        assertThat(first.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/health/live",
                "/health/ready",
                "/metrics",
                "/metrics?name=x",
                "//metrics",
                "/products/../metrics",
                "/%6Detrics",
                "/metrics;x=1"
            })
    void whatIsForOperators_isNotReachable(String path) throws Exception {
        balance(first);

        assertProblem(get(path), 404);

        assertThat(first.received()).isEmpty();
    }

    @Test
    void nginxItself_tellsThatItIsThere() throws Exception {
        first.stop();
        balance(first);

        assertThat(get("/nginx-health").statusCode()).isEqualTo(200);
    }

    @Test
    void longJson_isCompressed_ifTheClientTakesIt() throws Exception {
        String products = "[" + "{\"name\":\"Lamp\"},".repeat(500) + "{}]";
        first.answers(200, "application/json", products);
        balance(first);

        HttpResponse<byte[]> answer =
                http.send(request("/products").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(answer.body()).hasSizeLessThan(products.length() / 10);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body()))).hasContent(products);
        assertThat(get("/products").body()).isEqualTo(products);
    }

    @Test
    void shortJson_isNotCompressed() throws Exception {
        balance(first);

        HttpResponse<String> answer = send(request("/products/1").header("Accept-Encoding", "gzip"));

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.body()).isEqualTo("first");
    }
}
