package shop.events.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shop's topics. */
public final class Topics {

    /** What became of orders; the key is the order's id. It is the history of the shop, so nothing is ever removed. */
    public static final String ORDER_EVENTS = "order-events";

    /** Mails to be sent; the key is the order's id. */
    public static final String EMAIL_REQUESTS = "email-requests";

    /** Those whose records may become dead letters. */
    static final List<String> ORIGINS = List.of(ORDER_EVENTS, EMAIL_REQUESTS);

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** After that long without an answer, the log says so. */
    private static final Duration ONE_CALL = Duration.ofSeconds(5);

    private static final String FOR_EVER = "-1";

    private final KafkaSettings settings;

    public Topics(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Where records of a topic go that nobody could handle. */
    public static String deadLettersOf(String topic) {
        return topic + "-dead-letters";
    }

    /** All of them. */
    static List<String> names() {
        return ORIGINS.stream()
                .flatMap(topic -> Stream.of(topic, deadLettersOf(topic)))
                .toList();
    }

    /** Creates those that are missing, and waits for Kafka if it is away; those that are there stay as they are. */
    public void create() throws InterruptedException {
        Map<String, Object> configuration = new HashMap<>(settings.client());
        configuration.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ONE_CALL.toMillis());
        configuration.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ONE_CALL.toMillis());
        try (Admin admin = settings.open(() -> Admin.create(configuration))) {
            for (String topic : names()) {
                while (!isThere(admin, topic)) {
                    Thread.sleep(PAUSE.toMillis()); // nobody tells us when Kafka is back
                }
            }
        }
    }

    private boolean isThere(Admin admin, String topic) throws InterruptedException {
        try {
            admin.createTopics(List.of(newTopic(topic))).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return true;
            }
            LOG.warn(
                    "cannot create the topic {} in Kafka at {}, tries again: {}",
                    topic,
                    settings.servers(),
                    e.getCause().getMessage());
            return false;
        }
    }

    /** What is acknowledged is on all brokers of the topic but one at least: any one of them may be lost for good. */
    private NewTopic newTopic(String topic) {
        String retention = topic.equals(ORDER_EVENTS)
                ? FOR_EVER
                : String.valueOf(settings.retention().toMillis());
        return new NewTopic(topic, settings.partitions(), (short) settings.replication())
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        retention,
                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                        String.valueOf(Math.max(1, settings.replication() - 1))));
    }
}
