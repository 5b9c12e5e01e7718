package shop.ops;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.Set;
import java.util.stream.LongStream;

/** The times that are kept as histograms, whose buckets can be added over replicas: percentiles cannot. */
final class Buckets implements MeterFilter {

    private static final Set<String> HISTOGRAMS =
            Set.of("http.server.requests", "hikaricp.connections.acquire", "shop.payment");

    /** From an answer of the cache to the longest wait for a connection and a payment. */
    private static final double[] LIMITS_NANOS = LongStream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        if (!HISTOGRAMS.contains(id.getName())) {
            return config;
        }
        return DistributionStatisticConfig.builder()
                .serviceLevelObjectives(LIMITS_NANOS)
                .build()
                .merge(config);
    }
}
