package shop.events.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import shop.config.ConfigurationFault;

/** Reads what topics hold at one moment, and nothing that comes later. Not safe for use by several threads. */
final class TopicReader implements AutoCloseable {

    /** How long Kafka may take for one answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** In the time of one nothing may come, though more is there: where records have expired. */
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<String, byte[]> consumer;

    /**
     * @param own settings on top; with a group, its offsets say where to begin, else it is the beginning
     * @throws ConfigurationFault as {@link KafkaSettings#open}
     */
    TopicReader(KafkaSettings settings, Map<String, Object> own) {
        Map<String, Object> configuration = new HashMap<>(settings.client());
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        configuration.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        configuration.putAll(own);
        this.consumer = settings.open(
                () -> new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer()));
    }

    /**
     * The offset at which each partition ends now; none if there is no such topic.
     *
     * @throws KafkaException if Kafka does not answer
     */
    Map<TopicPartition, Long> ends(String topic) {
        return consumer.endOffsets(consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
    }

    /**
     * Hands over all records before these ends, in batches of one partition, in their order.
     *
     * @return how many
     * @throws KafkaException if Kafka does not answer
     */
    int read(Map<TopicPartition, Long> ends, Consumer<List<ConsumerRecord<String, byte[]>>> batches) {
        int count = 0;
        long cameNanos = System.nanoTime();
        consumer.assign(ends.keySet());
        while (isBehind(ends)) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                cameNanos = System.nanoTime();
            } else if (System.nanoTime() - cameNanos > PATIENCE.toNanos()) {
                throw new TimeoutException("nothing came for " + PATIENCE.toSeconds() + " s");
            }
            for (TopicPartition partition : records.partitions()) {
                List<ConsumerRecord<String, byte[]>> batch = records.records(partition).stream()
                        .filter(record -> record.offset() < ends.get(partition))
                        .toList();
                if (!batch.isEmpty()) {
                    batches.accept(batch);
                    count += batch.size();
                }
            }
        }
        return count;
    }

    /**
     * The group begins behind this record from now on.
     *
     * @throws KafkaException if Kafka does not answer
     */
    void commit(ConsumerRecord<?, ?> record) {
        consumer.commitSync(Map.of(
                new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1)));
    }

    private boolean isBehind(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
