package shop.events.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.config.Environment;

class TopicsTest extends OnKafka {

    @AfterEach
    void deleteTopics() throws Exception {
        admin.deleteTopics(Topics.names()).all().get();
        patiently().until(() -> admin.listTopics().names().get().stream().noneMatch(Topics.names()::contains));
    }

    @Test
    void topics_areCreatedAsTheEnvironmentSays() throws Exception {
        topics(Map.of("KAFKA_PARTITIONS", "4", "KAFKA_RETENTION_HOURS", "2")).create();

        assertThat(Topics.names())
                .containsExactlyInAnyOrder(
                        "order-events", "order-events-dead-letters", "email-requests", "email-requests-dead-letters");
        assertThat(Topics.names()).allSatisfy(topic -> assertPartitions(topic, 4));
        assertThat(retention("email-requests"))
                .isEqualTo(String.valueOf(Duration.ofHours(2).toMillis()));
        assertThat(retention("order-events-dead-letters"))
                .isEqualTo(String.valueOf(Duration.ofHours(2).toMillis()));
        assertThat(retention("order-events"))
                .as("the history of the shop is kept")
                .isEqualTo("-1");
        assertThat(setting("order-events", TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG))
                .as("of one replica")
                .isEqualTo("1");
    }

    @Test
    void topicThatIsThere_staysAsItIs_andTheOthersAreCreated() throws Exception {
        admin.createTopics(List.of(new NewTopic(Topics.ORDER_EVENTS, 2, (short) 1)))
                .all()
                .get();

        topics(Map.of("KAFKA_PARTITIONS", "5")).create();
        topics(Map.of("KAFKA_PARTITIONS", "6")).create();

        assertPartitions(Topics.ORDER_EVENTS, 2);
        assertPartitions(Topics.EMAIL_REQUESTS, 5);
    }

    @Test
    void whileKafkaIsAway_topicsWaitForIt() {
        kafka.kill();
        CompletableFuture<Void> created = CompletableFuture.runAsync(() -> {
            try {
                topics(Map.of("KAFKA_PARTITIONS", "1")).create();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        kafka.restart();

        patiently().until(created::isDone);
        assertThat(created).isCompleted();
    }

    private static Topics topics(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("KAFKA_SERVERS", kafka.address());
        return new Topics(KafkaSettings.from(new Environment(environment)));
    }

    /** The broker may need a moment to know of a topic that its controller has made. */
    private static void assertPartitions(String topic, int count) {
        patiently()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(admin.describeTopics(List.of(topic))
                                .allTopicNames()
                                .get()
                                .get(topic)
                                .partitions())
                        .hasSize(count));
    }

    private static String retention(String topic) throws Exception {
        return setting(topic, TopicConfig.RETENTION_MS_CONFIG);
    }

    private static String setting(String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }
}
