package shop.events.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The dead letters that nobody has taken out yet. How far somebody came is kept in Kafka, as the offsets of a consumer group.
 * Its broker forgets a group that rests for a week ({@code offsets.retention.minutes}); letters that are kept longer are then
 * in the box again. Not safe for use by several threads, nor meant for two people at the same time: both would take out the
 * same letters.
 */
final class DeadLetterBox implements AutoCloseable {

    /** The consumer group. */
    static final String GROUP = "dead-letters";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BATCH = 100;

    private final KafkaConsumer<String, byte[]> consumer;

    DeadLetterBox(KafkaSettings settings) {
        Map<String, Object> configuration = new HashMap<>(settings.client());
        configuration.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        configuration.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.consumer = settings.open(
                () -> new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer()));
    }

    /**
     * Shows the letters of a topic and leaves them in the box.
     *
     * @param topic where they came from
     * @throws KafkaException if Kafka is away
     */
    void read(String topic, Consumer<DeadLetter> reader) {
        eachBatch(topic, letters -> letters.forEach(reader));
    }

    /**
     * Takes out the letters of a topic that are in the box now, those of each partition in their order.
     *
     * @param handler if it throws, its letters and those behind them stay in the box
     * @return how many
     * @throws KafkaException if Kafka is away
     */
    int empty(String topic, Consumer<List<DeadLetter>> handler) {
        return eachBatch(topic, letters -> {
            handler.accept(letters);
            ConsumerRecord<?, ?> last = letters.get(letters.size() - 1).record();
            consumer.commitSync(Map.of(partitionOf(last), new OffsetAndMetadata(last.offset() + 1)));
        });
    }

    private int eachBatch(String topic, Consumer<List<DeadLetter>> handler) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.deadLettersOf(topic)).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        // What comes from now on is left: it may be what was just replayed, and failed again.
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        int count = 0;
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            var records = consumer.poll(PATIENCE);
            if (records.isEmpty()) {
                throw new TimeoutException("no records within " + PATIENCE.toSeconds() + " s");
            }
            for (TopicPartition partition : records.partitions()) {
                List<DeadLetter> letters = records.records(partition).stream()
                        .filter(record -> record.offset() < ends.get(partition))
                        .map(record -> new DeadLetter(topic, record))
                        .toList();
                if (!letters.isEmpty()) {
                    handler.accept(letters);
                    count += letters.size();
                }
            }
        }
        return count;
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
