package shop.ops;

import com.zaxxer.hikari.HikariDataSource;
import io.javalin.config.JavalinConfig;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import shop.cache.CacheUse;
import shop.checkout.Checkout;
import shop.checkout.Payments;
import shop.web.AccessLog;

/** The figures that Prometheus fetches from {@code /metrics}. Safe for use by many threads. */
public final class Metrics {

    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** Begins with those of the process itself. */
    public Metrics(String step) {
        registry.config().meterFilter(new Buckets());
        Gauge.builder("shop.info", () -> 1)
                .description("Which program this is")
                .tags("version", version(), "step", step)
                .register(registry);
        for (MeterBinder process : List.of(
                new JvmMemoryMetrics(),
                new JvmGcMetrics(),
                new JvmThreadMetrics(),
                new ClassLoaderMetrics(),
                new ProcessorMetrics(),
                new UptimeMetrics(),
                new LogbackMetrics())) {
            observe(process);
        }
    }

    /** Adds those of a pool; a source without one has none. */
    public void observe(DataSource connections) {
        try {
            if (connections.isWrapperFor(HikariDataSource.class)) {
                connections.unwrap(HikariDataSource.class).setMetricRegistry(registry);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e); // only for a source that is closed
        }
    }

    /** Adds those of the cache. */
    public void observe(CacheUse use) {
        count("shop.cache.hits", "Lookups that the cache answered", use, CacheUse::getHits);
        count("shop.cache.misses", "Lookups that the cache could not answer", use, CacheUse::getMisses);
        count("shop.cache.loads", "How often the database was asked for a value", use, CacheUse::getLoads);
        count("shop.redis.unanswered", "Commands without an answer from Redis", use, CacheUse::getUnanswered);
    }

    /** Adds those of something else. */
    public void observe(MeterBinder binder) {
        binder.bindTo(registry);
    }

    /** The same payments, measured. */
    public Payments measured(Payments payments) {
        return new MeasuredPayments(payments, registry);
    }

    /** The same checkout, counted. */
    public Checkout counted(Checkout checkout) {
        return new CountedCheckout(checkout, registry);
    }

    /** Measures a server's requests, and adds the route. */
    public void register(JavalinConfig config) {
        HttpMetrics requests = new HttpMetrics(registry);
        requests.register(config);
        config.routes.get("/metrics", ctx -> {
            ctx.attribute(AccessLog.ROUTINE, true);
            ctx.contentType(TEXT_FORMAT).result(registry.scrape());
        });
    }

    private void count(String name, String description, CacheUse use, ToDoubleFunction<CacheUse> value) {
        FunctionCounter.builder(name, use, value).description(description).register(registry);
    }

    private static String version() {
        try (InputStream version = Metrics.class.getResourceAsStream("version.txt")) {
            return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
