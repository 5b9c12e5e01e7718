package shop.events.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer is behind, in the partitions that it has. */
final class Lag implements MeterBinder {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final String group;
    private volatile double records = Double.NaN;

    Lag(String group) {
        this.group = group;
    }

    /**
     * Asks Kafka where the partitions end: what the consumer itself knows is as old as its last fetch, and a partition on
     * hold is not fetched. If it does not answer, nobody knows, and the work goes on. To be called by the consumer's thread.
     *
     * @param position of the first record in a partition whose effect is not made
     */
    void measure(Consumer<?, ?> consumer, ToLongFunction<TopicPartition> position) {
        try {
            records = consumer.endOffsets(consumer.assignment(), PATIENCE).entrySet().stream()
                    .mapToLong(end -> end.getValue() - position.applyAsLong(end.getKey()))
                    .sum();
        } catch (KafkaException e) {
            unknown();
        }
    }

    /** To be called when what the position is read from, or Kafka, is away. */
    void unknown() {
        records = Double.NaN;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("shop.consumer.lag", () -> records)
                .description("Records in this consumer's partitions from the first one whose effect is not made yet")
                .tag("consumer", group)
                .register(registry);
    }
}
