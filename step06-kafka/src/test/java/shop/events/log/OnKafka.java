package shop.events.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import shop.engines.kafka.KafkaEngine;
import shop.engines.process.ProcessGuard;

/** The plumbing in this process, on a real broker. */
abstract class OnKafka {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    static ProcessGuard guard;
    static KafkaEngine kafka;
    static KafkaSettings settings;
    static Admin admin;

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void startKafka() {
        guard = new ProcessGuard();
        kafka = new KafkaEngine(guard);
        kafka.start();
        settings = new KafkaSettings(kafka.address(), 3, 1, Duration.ofHours(1));
        admin = Admin.create(settings.client());
    }

    @AfterAll
    static void stopEverything() {
        admin.close();
        guard.close();
    }

    @AfterEach
    void closeWhatWasOpened() throws Exception {
        kafka.resume();
        if (!kafka.process().isAlive()) {
            kafka.restart();
        }
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    /** Has it closed after the test. */
    <T extends AutoCloseable> T opened(T closeable) {
        open.add(closeable);
        return closeable;
    }

    /** Awaits what may take its time on a busy machine. */
    static ConditionFactory patiently() {
        return Awaitility.await().atMost(LIMIT);
    }

    /** A topic of its own for a test, with one for its dead letters. */
    static String newTopic(int partitions) throws Exception {
        String topic = "test-" + UUID.randomUUID();
        createTopic(topic, partitions);
        createTopic(Topics.deadLettersOf(topic), 1);
        return topic;
    }

    static void createTopic(String name, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                .all()
                .get();
    }

    /** All that a topic holds at this moment. */
    static List<ConsumerRecord<String, byte[]>> records(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        new WholeTopic(settings, topic).forEach(records::add);
        return records;
    }

    /** The values in it, those of a partition in their order. */
    static List<String> values(String topic) {
        return records(topic).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** What a group has committed. */
    static Map<TopicPartition, OffsetAndMetadata> committed(String group) throws Exception {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }
}
