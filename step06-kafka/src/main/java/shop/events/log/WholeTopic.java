package shop.events.log;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import shop.config.ConfigurationFault;

/** A topic from its beginning to its present end. Safe for use by many threads. */
public final class WholeTopic {

    private final KafkaSettings settings;
    private final String topic;

    public WholeTopic(KafkaSettings settings, String topic) {
        this.settings = settings;
        this.topic = topic;
    }

    /**
     * The offset at which each partition ends now.
     *
     * @throws ConfigurationFault if Kafka does not answer or has no such topic
     */
    public Map<Integer, Long> ends() {
        return with(reader -> ends(reader).entrySet().stream()
                .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue)));
    }

    /**
     * Hands over all records up to the present end, those of a partition in their order.
     *
     * @throws ConfigurationFault if Kafka does not answer or has no such topic
     */
    public void forEach(Consumer<ConsumerRecord<String, byte[]>> action) {
        with(reader -> reader.read(ends(reader), batch -> batch.forEach(action)));
    }

    private <T> T with(Function<TopicReader, T> work) {
        try (TopicReader reader = new TopicReader(settings, Map.of())) {
            return work.apply(reader);
        } catch (KafkaException e) {
            throw new ConfigurationFault(
                    "KAFKA_SERVERS: cannot read %s at %s (%s): is it running? `./workshop run 6` starts one"
                            .formatted(topic, settings.servers(), e.getMessage()),
                    e);
        }
    }

    private Map<TopicPartition, Long> ends(TopicReader reader) {
        Map<TopicPartition, Long> ends = reader.ends(topic);
        if (ends.isEmpty()) {
            throw new ConfigurationFault(
                    "KAFKA_SERVERS: there is no topic %s at %s: the workers create it when they start"
                            .formatted(topic, settings.servers()));
        }
        return ends;
    }
}
