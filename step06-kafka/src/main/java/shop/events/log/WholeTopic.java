package shop.events.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import shop.config.ConfigurationFault;

/** A topic from its beginning to its present end. Safe for use by many threads. */
public final class WholeTopic {

    /** How long Kafka may take for one answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
        return with(consumer -> ends(consumer).entrySet().stream()
                .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue)));
    }

    /**
     * Hands over all records up to the present end, those of a partition in their order.
     *
     * @throws ConfigurationFault if Kafka does not answer or has no such topic
     */
    public void forEach(Consumer<ConsumerRecord<String, byte[]>> reader) {
        with(consumer -> {
            Map<TopicPartition, Long> ends = ends(consumer);
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (!reached(ends, consumer)) {
                ConsumerRecords<String, byte[]> records = consumer.poll(PATIENCE);
                if (records.isEmpty()) {
                    throw new TimeoutException("nothing came for " + PATIENCE.toSeconds() + " s");
                }
                records.forEach(reader);
            }
            return ends;
        });
    }

    private <T> T with(Function<KafkaConsumer<String, byte[]>, T> work) {
        Map<String, Object> configuration = new HashMap<>(settings.client());
        configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        configuration.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (KafkaConsumer<String, byte[]> consumer = settings.open(
                () -> new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer()))) {
            return work.apply(consumer);
        } catch (KafkaException e) {
            throw new ConfigurationFault(
                    "KAFKA_SERVERS: cannot read %s at %s (%s): is it running? `./workshop run 6` starts one"
                            .formatted(topic, settings.servers(), e.getMessage()),
                    e);
        }
    }

    private static boolean reached(Map<TopicPartition, Long> ends, KafkaConsumer<?, ?> consumer) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private Map<TopicPartition, Long> ends(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new ConfigurationFault(
                    "KAFKA_SERVERS: there is no topic %s at %s: the workers create it when they start"
                            .formatted(topic, settings.servers()));
        }
        return consumer.endOffsets(partitions);
    }
}
