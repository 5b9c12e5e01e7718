package shop.ladder.run;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** One copy of a stage's program, with an address of its own. Not safe for use by several threads. */
final class Replica {

    private final ShopProgram program;
    private final URI url;
    private final MetricsMeter metrics;
    private final Map<String, String> environment;

    /** @param environment what the program is told, beside its address */
    Replica(ShopProgram program, URI url, Map<String, String> environment) {
        this.program = program;
        this.url = url;
        this.metrics = new MetricsMeter(url);
        this.environment = new HashMap<>(environment);
        this.environment.put("SHOP_HOST", url.getHost());
        this.environment.put("PORT", String.valueOf(url.getPort()));
    }

    /** Where this copy alone is reached. */
    URI url() {
        return url;
    }

    ShopProgram program() {
        return program;
    }

    /** Reads what it tells at {@code /metrics}, if it does. */
    MetricsMeter metrics() {
        return metrics;
    }

    /** Starts it, with these settings on top of the earlier ones, and returns when it answers. */
    void launch(Map<String, String> settings) {
        environment.putAll(settings);
        program.launch(environment);
    }

    /** Starts it as it was before, and returns when it answers. */
    void launch() {
        launch(Map.of());
    }
}
