package shop.engines.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.engines.process.ProcessGuard;

class KafkaEngineTest {

    private static final Duration POLL = Duration.ofMillis(100);

    @TempDir
    private static Path folders;

    private static ProcessGuard guard;
    private static KafkaEngine kafka;

    @BeforeAll
    static void start() {
        guard = new ProcessGuard(folders);
        kafka = new KafkaEngine(guard);
        kafka.start();
    }

    @AfterAll
    static void close() {
        kafka.close();
        guard.close();
    }

    @Test
    void recordsAndCommittedOffsets_surviveAKill() throws Exception {
        assertThatRecordsAndCommittedOffsetsSurvive(kafka::kill);
    }

    @Test
    void recordsAndCommittedOffsets_surviveAStop() throws Exception {
        assertThatRecordsAndCommittedOffsetsSurvive(kafka::stop);
    }

    @Test
    void transaction_isReadWhenItIsCommitted() throws Exception {
        String topic = createTopic(kafka);
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.address(), "transactional.id", "test");

        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "aborted"));
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "committed"));
            producer.commitTransaction();
        }

        assertThat(readAll(topic, 1)).containsExactly("committed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "lz4", "snappy", "zstd"})
    void compressedRecord_isTaken(String compression) throws Exception {
        String topic = createTopic(kafka);

        send(topic, Map.of("compression.type", compression), "hello");

        assertThat(readAll(topic, 1)).containsExactly("hello");
    }

    @Test
    void whatTheBrokerUnpacks_isInItsFolder() throws Exception {
        send(createTopic(kafka), Map.of("compression.type", "lz4"), "hello");

        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files).anyMatch(file -> file.getFileName().toString().startsWith("liblz4"));
        }
    }

    @Test
    void topicThatNobodyCreated_isNotMade() throws Exception {
        try (Admin admin = admin(kafka)) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> send("oders", Map.of("max.block.ms", 1_000), "hello"))
                    .withCauseInstanceOf(TimeoutException.class);

            assertThat(admin.listTopics().names().get()).doesNotContain("oders");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "log.flush.interval.messages, 1",
        "auto.create.topics.enable, false",
        "offsets.topic.replication.factor, 1",
        "transaction.state.log.replication.factor, 1",
        "min.insync.replicas, 1",
        "group.initial.rebalance.delay.ms, 0",
        "group.min.session.timeout.ms, 1000"
    })
    void setting_isInForce(String setting, String value) throws Exception {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        try (Admin admin = admin(kafka)) {
            var settings = admin.describeConfigs(List.of(broker)).all().get().get(broker);

            assertThat(settings.get(setting).value()).isEqualTo(value);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has all of 127.0.0.0/8 as its own")
    void otherAddressesOfThisMachine_areNotListenedOn() throws IOException {
        String settings = Files.readString(folder().resolve(KafkaBroker.SETTINGS_FILE));
        List<Integer> ports = Pattern.compile("(?:BROKER|CONTROLLER)://.*?:(\\d+)")
                .matcher(settings)
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();

        assertThat(ports).as("for clients and for the controller").hasSize(2);
        for (int port : ports) {
            new Socket("127.0.0.1", port).close();
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket("127.0.0.2", port).close());
        }
    }

    @Test
    void twoEngines_areTwoClusters() throws Exception {
        KafkaEngine other = new KafkaEngine(guard);
        other.start();
        try (Admin here = admin(kafka);
                Admin there = admin(other)) {
            String topic = createTopic(other);

            assertThat(there.listTopics().names().get()).contains(topic);
            assertThat(here.listTopics().names().get()).doesNotContain(topic);
            assertThat(there.describeCluster().clusterId().get())
                    .isNotEqualTo(here.describeCluster().clusterId().get());
        } finally {
            other.close();
        }
    }

    private static void assertThatRecordsAndCommittedOffsetsSurvive(Runnable end) throws Exception {
        String topic = createTopic(kafka);
        send(topic, Map.of(), "first", "second");
        TopicPartition partition = new TopicPartition(topic, 0);
        try (var consumer = consumer(Map.of("group.id", topic))) {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(1)));
        }

        end.run();
        kafka.restart();

        assertThat(readAll(topic, 2)).containsExactly("first", "second");
        try (var consumer = consumer(Map.of("group.id", topic))) {
            consumer.subscribe(List.of(topic));
            assertThat(read(consumer, 1)).containsExactly("second");
        }
    }

    private static String createTopic(KafkaEngine engine) throws Exception {
        String topic = UUID.randomUUID().toString();
        try (Admin admin = admin(engine)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        return topic;
    }

    private static void send(String topic, Map<String, Object> settings, String... values) throws Exception {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", kafka.address());
        try (var producer = new KafkaProducer<>(all, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get();
            }
        }
    }

    private static List<String> readAll(String topic, int count) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (var consumer = consumer(Map.of("isolation.level", "read_committed"))) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return read(consumer, count);
        }
    }

    private static List<String> read(KafkaConsumer<String, String> consumer, int count) {
        List<String> values = new ArrayList<>();
        await().until(() -> {
            consumer.poll(POLL).forEach(record -> values.add(record.value()));
            return values.size() >= count;
        });
        return values;
    }

    private static KafkaConsumer<String, String> consumer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", kafka.address());
        return new KafkaConsumer<>(all, new StringDeserializer(), new StringDeserializer());
    }

    private static Admin admin(KafkaEngine engine) {
        return Admin.create(Map.of("bootstrap.servers", engine.address()));
    }

    private static Path folder() throws IOException {
        try (Stream<Path> engines = Files.list(folders)) {
            return engines.filter(folder -> folder.getFileName().toString().startsWith("shop-kafka-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
