package shop.events.log;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import shop.config.ConfigurationFault;
import shop.config.Environment;

/**
 * Where Kafka is, and what its topics are created with.
 *
 * @param servers {@code host:port}, with commas between several: the first that answers tells of all others
 * @param partitions of each topic: at most that many consumers share its work
 * @param replication how many brokers keep each record
 * @param retention how long records are kept that nobody reads again; those of orders are kept for ever
 */
public record KafkaSettings(String servers, int partitions, int replication, Duration retention) {

    private static final Pattern SERVERS = Pattern.compile("[^\\s,:/]+:\\d{1,5}(,[^\\s,:/]+:\\d{1,5})*");

    /**
     * Reads {@code KAFKA_SERVERS} (127.0.0.1:9092), {@code KAFKA_PARTITIONS} (6), {@code KAFKA_REPLICATION} (1) and
     * {@code KAFKA_RETENTION_HOURS} (168).
     *
     * @throws ConfigurationFault if one is wrong
     */
    public static KafkaSettings from(Environment environment) {
        return new KafkaSettings(
                environment.value("KAFKA_SERVERS", "127.0.0.1:9092", KafkaSettings::servers),
                environment.integer("KAFKA_PARTITIONS", 6, 1, 1_000),
                environment.integer("KAFKA_REPLICATION", 1, 1, 7),
                Duration.ofHours(environment.integer("KAFKA_RETENTION_HOURS", 168, 1, 24 * 3650)));
    }

    /** What every client is told. */
    Map<String, Object> client() {
        return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers, "enable.metrics.push", false);
    }

    private static String servers(String text) {
        if (SERVERS.matcher(text).matches()) {
            return text;
        }
        throw new ConfigurationFault("KAFKA_SERVERS=" + text
                + " is not a list such as 127.0.0.1:9092 or kafka-1:9092,kafka-2:9092; `./workshop run 6` starts one");
    }
}
