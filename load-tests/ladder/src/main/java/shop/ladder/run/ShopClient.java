package shop.ladder.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import shop.engines.EngineFailed;

/** Asks a shop over its API, as any client would: an audit knows nothing of how a stage keeps its books. */
final class ShopClient {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI shop;

    ShopClient(URI shop) {
        this.shop = shop;
    }

    /** An order as the shop tells it, or nothing if it knows none of this id. */
    Optional<JsonNode> order(long id) {
        return get("/orders/" + id);
    }

    /** The units in stock of each product, by its id. */
    Map<Long, Long> stock() {
        Map<Long, Long> stock = new HashMap<>();
        JsonNode next = json.getNodeFactory().numberNode(0);
        while (!next.isNull()) {
            JsonNode page = get("/products?limit=100&after=" + next.asLong()).orElseThrow();
            page.get("items")
                    .forEach(product -> stock.put(
                            product.get("id").asLong(), product.get("stock").asLong()));
            next = page.get("next");
        }
        return stock;
    }

    private Optional<JsonNode> get(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(shop.resolve(path)).timeout(LIMIT).build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return switch (response.statusCode()) {
                case 200 -> Optional.of(json.readTree(response.body()));
                case 404 -> Optional.empty();
                default -> throw new EngineFailed("the shop answers " + response.statusCode() + " to GET " + path);
            };
        } catch (IOException e) {
            throw new EngineFailed("the shop does not answer GET " + path + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailed("interrupted while asking the shop", e);
        }
    }
}
