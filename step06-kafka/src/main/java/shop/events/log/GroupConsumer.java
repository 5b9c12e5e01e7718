package shop.events.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import shop.config.ConfigurationFault;

/** How the members of all consumer groups are set up. Each commits its offsets itself. */
final class GroupConsumer {

    /** How long a call may take when Kafka is away: meanwhile nothing is fetched. */
    static final Duration ONE_CALL = Duration.ofSeconds(5);

    /** A consumer that was killed is missed after this time: by then another one has its partitions. */
    private static final Duration MISSED_AFTER = Duration.ofSeconds(10);

    /** With it a member learns that another one has come or gone: until then, partitions that are to move stand still. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private GroupConsumer() {}

    /**
     * Opens one.
     *
     * @param own settings on top of those of all
     * @throws ConfigurationFault as {@link KafkaSettings#open}
     */
    static KafkaConsumer<String, byte[]> open(KafkaSettings kafka, String group, Map<String, Object> own) {
        Map<String, Object> configuration = new HashMap<>(kafka.client());
        configuration.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) MISSED_AFTER.toMillis());
        configuration.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) HEARTBEAT.toMillis());
        configuration.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ONE_CALL.toMillis());
        // When a member comes or goes, the partitions that stay where they are go on.
        configuration.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        configuration.putAll(own);
        return kafka.open(
                () -> new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer()));
    }
}
