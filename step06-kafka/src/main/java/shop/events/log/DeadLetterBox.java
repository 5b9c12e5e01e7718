package shop.events.log;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;

/**
 * The dead letters that nobody has taken out yet. How far somebody came is kept in Kafka, as the offsets of a consumer group.
 * Its broker forgets a group that rests for a week ({@code offsets.retention.minutes}); letters that are kept longer are then
 * in the box again. Not safe for use by several threads, nor meant for two people at the same time: both would take out the
 * same letters.
 */
final class DeadLetterBox implements AutoCloseable {

    /** The consumer group. */
    static final String GROUP = "dead-letters";

    private static final int BATCH = 100;

    private final TopicReader reader;

    DeadLetterBox(KafkaSettings settings) {
        this.reader = new TopicReader(
                settings, Map.of(ConsumerConfig.GROUP_ID_CONFIG, GROUP, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH));
    }

    /**
     * Shows the letters of a topic and leaves them in the box.
     *
     * @param topic where they came from
     * @throws KafkaException if Kafka is away
     */
    void read(String topic, Consumer<DeadLetter> action) {
        eachBatch(topic, letters -> letters.forEach(action));
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
            reader.commit(letters.get(letters.size() - 1).record());
        });
    }

    private int eachBatch(String topic, Consumer<List<DeadLetter>> handler) {
        // What comes from now on is left: it may be what was just replayed, and failed again.
        return reader.read(
                reader.ends(Topics.deadLettersOf(topic)),
                batch -> handler.accept(batch.stream()
                        .map(record -> new DeadLetter(topic, record))
                        .toList()));
    }

    @Override
    public void close() {
        reader.close();
    }
}
