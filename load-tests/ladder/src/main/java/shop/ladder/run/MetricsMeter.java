package shop.ladder.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import shop.engines.EngineFailed;

/** Reads what a shop counts from its {@code /metrics}, as Prometheus does: also from a container, into which JMX cannot see. */
final class MetricsMeter implements ShopMeter {

    private static final double NANOS = 1e9;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;

    /** @param shop its base URL */
    MetricsMeter(URI shop) {
        this.request = HttpRequest.newBuilder(shop.resolve("/metrics"))
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    @Override
    public ConnectionUse connections() {
        Map<String, Double> metrics = scrape();
        return new ConnectionUse(
                count(metrics, "hikaricp_connections_usage_seconds_count"),
                Math.round(value(metrics, "hikaricp_connections_acquire_seconds_sum") * NANOS),
                Math.round(value(metrics, "hikaricp_connections_usage_seconds_sum") * NANOS));
    }

    @Override
    public Optional<CacheUse> cache() {
        Map<String, Double> metrics = scrape();
        return Optional.of(new CacheUse(
                count(metrics, "shop_cache_hits_total"),
                count(metrics, "shop_cache_misses_total"),
                count(metrics, "shop_cache_loads_total"),
                count(metrics, "shop_redis_unanswered_total")));
    }

    @Override
    public void close() {
        // Java 17's client cannot be closed: it ends when nobody refers to it any more.
    }

    /**
     * A count.
     *
     * @param name with its labels as they are written, if it has any
     */
    long count(String name) {
        return count(scrape(), name);
    }

    /** The values by name with labels and without. What has several, told apart by labels, counts there with the last one. */
    private Map<String, Double> scrape() {
        try {
            Map<String, Double> values = new HashMap<>();
            http.send(request, BodyHandlers.ofLines())
                    .body()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        int space = line.lastIndexOf(' ');
                        double value = Double.parseDouble(line.substring(space + 1));
                        values.put(line.substring(0, space), value);
                        values.put(line.split("[{ ]", 2)[0], value);
                    });
            return values;
        } catch (IOException e) {
            throw new EngineFailed("the shop's meters cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailed("Interrupted while the shop's meters were read", e);
        }
    }

    private static long count(Map<String, Double> metrics, String name) {
        return Math.round(value(metrics, name));
    }

    private static double value(Map<String, Double> metrics, String name) {
        return Optional.ofNullable(metrics.get(name))
                .orElseThrow(() -> new EngineFailed("the shop's /metrics have no " + name));
    }
}
