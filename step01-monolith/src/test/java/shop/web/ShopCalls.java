package shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls to a shop that runs as a program of its own. An answer that does not come is a failure. Safe for use by many threads. */
public final class ShopCalls {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    /** @param port of 127.0.0.1, where the shop listens */
    public ShopCalls(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    public URI uri(String path) {
        return base.resolve(path);
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path), headers);
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> post(String path, String json, String... headers)
            throws IOException, InterruptedException {
        return send(postRequest(path, json), headers);
    }

    /** Orders one unit of product 1 for user 1. */
    public HttpResponse<String> order(String key) throws IOException, InterruptedException {
        return order(key, 1);
    }

    /** Orders one unit of a product for user 1. */
    public HttpResponse<String> order(String key, long product) throws IOException, InterruptedException {
        return http.send(orderRequest(key, product), BodyHandlers.ofString());
    }

    /** As {@link #order(String)}, without waiting for the answer. */
    public CompletableFuture<HttpResponse<String>> orderAsync(String key) {
        return orderAsync(key, 1);
    }

    /** As {@link #order(String, long)}, without waiting for the answer. */
    public CompletableFuture<HttpResponse<String>> orderAsync(String key, long product) {
        return http.sendAsync(orderRequest(key, product), BodyHandlers.ofString());
    }

    /** The id in the answer to an order that was placed. */
    public static long placed(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(201);
        return json(answer).get("id").asLong();
    }

    /** An answer's body. */
    public static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private HttpRequest orderRequest(String key, long product) {
        return postRequest("/orders", "{\"userId\":1,\"lines\":[{\"productId\":" + product + ",\"quantity\":1}]}")
                .header("Idempotency-Key", key)
                .build();
    }

    private HttpRequest.Builder postRequest(String path, String json) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(LIMIT);
    }
}
