package shop.events.log;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
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

    private static final Pattern SERVER = Pattern.compile("(?:[\\w.-]+|\\[[\\p{XDigit}:.]+]):(\\d{1,5})");
    private static final int LAST_PORT = 65_535;

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

    /**
     * Opens a client.
     *
     * @throws ConfigurationFault if there is no computer of any of these names
     */
    <C> C open(Supplier<C> client) {
        try {
            return client.get();
        } catch (KafkaException e) {
            if (e.getCause() instanceof ConfigException) {
                throw new ConfigurationFault(
                        "KAFKA_SERVERS=" + servers + ": no such host is known here; `./workshop run 6` starts one", e);
            }
            throw e;
        }
    }

    private static String servers(String text) {
        if (Stream.of(text.split(",", -1)).allMatch(KafkaSettings::isServer)) {
            return text;
        }
        throw new ConfigurationFault("KAFKA_SERVERS=" + text
                + " is not a list such as 127.0.0.1:9092 or kafka-1:9092,kafka-2:9092; `./workshop run 6` starts one");
    }

    private static boolean isServer(String text) {
        Matcher server = SERVER.matcher(text);
        if (!server.matches()) {
            return false;
        }
        int port = Integer.parseInt(server.group(1));
        return port >= 1 && port <= LAST_PORT;
    }
}
