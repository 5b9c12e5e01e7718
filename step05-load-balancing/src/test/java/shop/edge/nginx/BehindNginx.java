package shop.edge.nginx;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import shop.engines.nginx.NginxEngine;
import shop.engines.nginx.ShopTraffic;
import shop.engines.process.ProcessGuard;
import shop.engines.program.LocalProgram;
import shop.ops.NeededProgram;

/** The real nginx with the shop's configuration, in front of two replicas or more; left out where none runs. */
abstract class BehindNginx {

    static final String PROBLEM = "application/problem+json";

    private static final Path TEMPLATE = Path.of("nginx/nginx.conf.template");
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    static ProcessGuard guard;

    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Replica> replicas = new ArrayList<>();
    Replica first;
    Replica second;
    NginxEngine nginx;

    @BeforeAll
    static void findNginx(TestInfo tests) {
        guard = new ProcessGuard();
        NeededProgram.find(LocalProgram.NGINX, guard, tests.getTestClass().orElseThrow());
    }

    @AfterAll
    static void closeGuard() {
        guard.close();
    }

    @BeforeEach
    void startReplicas() throws IOException {
        first = replica("first");
        second = replica("second");
    }

    @AfterEach
    void stop() {
        replicas.forEach(Replica::close);
        nginx.close();
    }

    /** Starts a further replica. */
    Replica replica(String name) throws IOException {
        Replica replica = new Replica(name, guard.freePort());
        replicas.add(replica);
        return replica;
    }

    /** Starts nginx in front of these replicas. */
    void balance(Replica... to) {
        balance(trafficTo(to));
    }

    void balance(ShopTraffic traffic) {
        nginx = new NginxEngine(guard, guard.freePort(), TEMPLATE, traffic.variables());
        nginx.start();
    }

    static ShopTraffic trafficTo(Replica... replicas) {
        return ShopTraffic.to(addresses(replicas));
    }

    static List<URI> addresses(Replica... replicas) {
        return Stream.of(replicas).map(Replica::address).toList();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(nginx.address() + path)).timeout(LIMIT);
    }

    HttpRequest.Builder post(String path, String body) {
        return request(path).POST(BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /** The whole answer to a request with this first line, which no client library would send. */
    String rawAnswer(String requestLine) throws IOException {
        URI address = URI.create(nginx.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
            String request = requestLine + "\r\nHost: shop\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    /** The bodies of the answers to so many reads, one after the other. */
    List<String> reads(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> sendAsync(request("/products/" + i)).join().body())
                .toList();
    }

    /** Checks that an answer is a problem of nginx's own, as the shop would have written it. */
    static void assertProblem(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(PROBLEM);
        assertThat(answer.headers().firstValue("Server")).hasValue("nginx");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.get("type").asText()).isEqualTo("about:blank");
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotEmpty().isNotEqualTo("Error");
        assertThat(problem.get("detail").asText()).isNotEmpty();
        assertThat(answer.headers().firstValue("X-Request-Id"))
                .hasValue(problem.get("requestId").asText());
    }
}
