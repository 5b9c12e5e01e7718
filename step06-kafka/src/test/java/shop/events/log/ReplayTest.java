package shop.events.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.engines.kafka.KafkaEngine;
import shop.engines.process.ProcessGuard;

/** Dead letters of a real broker. */
class ReplayTest {

    private static final int PARTITIONS = 2;

    private final ProcessGuard guard = new ProcessGuard();
    private final KafkaEngine kafka = new KafkaEngine(guard);
    private KafkaSettings settings;
    private EventProducer producer;
    private DeadLetters payments;

    @BeforeEach
    void startBroker() {
        kafka.start();
        settings = new KafkaSettings(kafka.address(), PARTITIONS, 1, Duration.ofHours(1));
        producer = new EventProducer(settings);
        payments = new DeadLetters(producer, "payments");
        payments.bindTo(new SimpleMeterRegistry());
    }

    @AfterEach
    void stopEverything() {
        producer.close();
        guard.close();
    }

    @Test
    void brokerWithoutTopics_hasNoDeadLetters() {
        assertThat(run("list")).isEqualTo("No dead letters.\n");
        assertThat(run("replay")).isEqualTo("order-events: 0 replayed\nemail-requests: 0 replayed\n");
    }

    @Test
    void list_showsWhatWasPutAside_whereItCameFrom_andWhy() throws Exception {
        new Topics(settings).create();
        putAside(Topics.ORDER_EVENTS, 17, "1042", "{\"type\":\"order-placed\",\"version\":99}");

        String shown = run("list");

        assertThat(shown.lines()).hasSize(5);
        assertThat(shown.lines().toList().get(1))
                .matches("order-events +1 +17  1042 +\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ  payments");
        assertThat(shown)
                .startsWith("topic           partition    offset  key ")
                .contains("  failure  IllegalStateException: unknown version\n")
                .contains("  value    {\"type\":\"order-placed\",\"version\":99}\n")
                .endsWith("\n1 dead letter.\n");
    }

    @Test
    void replay_sendsTheRecordBackAsItWas_once() throws Exception {
        new Topics(settings).create();
        putAside(Topics.ORDER_EVENTS, 17, "1042", "first");
        putAside(Topics.ORDER_EVENTS, 18, "1042", "second");

        assertThat(run("replay")).isEqualTo("order-events: 2 replayed\nemail-requests: 0 replayed\n");

        List<ConsumerRecord<String, byte[]>> replayed = records(Topics.ORDER_EVENTS);
        assertThat(replayed)
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactly("first", "second");
        assertThat(replayed).allSatisfy(record -> {
            assertThat(record.key()).isEqualTo("1042");
            assertThat(record.headers())
                    .singleElement()
                    .satisfies(header -> assertThat(header.key()).isEqualTo("trace"));
        });
        assertThat(run("list")).isEqualTo("No dead letters.\n");
        assertThat(run("replay")).isEqualTo("order-events: 0 replayed\nemail-requests: 0 replayed\n");
        assertThat(records(Topics.ORDER_EVENTS)).hasSize(2);
    }

    @Test
    void whatIsPutAsideAfterAReplay_isAllThatIsLeft() throws Exception {
        new Topics(settings).create();
        putAside(Topics.ORDER_EVENTS, 17, "1042", "first");
        run("replay");
        putAside(Topics.ORDER_EVENTS, 18, "1042", "second");

        assertThat(run("list"))
                .contains("value    second")
                .doesNotContain("first")
                .endsWith("1 dead letter.\n");
    }

    @Test
    void lettersThatHaveExpired_areNotWaitedFor() throws Exception {
        new Topics(settings).create();
        putAside(Topics.ORDER_EVENTS, 17, "1042", "first");
        run("replay");
        putAside(Topics.ORDER_EVENTS, 18, "1042", "second");

        expireLetters();

        assertThat(run("list")).isEqualTo("No dead letters.\n");
        putAside(Topics.ORDER_EVENTS, 19, "1042", "third");
        assertThat(run("replay")).startsWith("order-events: 1 replayed\n");
    }

    @Test
    void topic_limitsBothCommands() throws Exception {
        new Topics(settings).create();
        putAside(Topics.ORDER_EVENTS, 17, "1042", "an event");
        putAside(Topics.EMAIL_REQUESTS, 5, "1042", "a mail");

        assertThat(run("list", "--topic", "email-requests")).contains("a mail").doesNotContain("an event");
        assertThat(run("replay", "--topic", "email-requests")).isEqualTo("email-requests: 1 replayed\n");

        assertThat(records(Topics.ORDER_EVENTS)).isEmpty();
        assertThat(run("list")).contains("an event").doesNotContain("a mail");
    }

    @Test
    void manyLetters_areReplayedInTheirOrder() throws Exception {
        new Topics(settings).create();
        List<String> values = Stream.iterate(1, number -> number + 1)
                .limit(250)
                .map(String::valueOf)
                .toList();
        values.forEach(value -> putAside(Topics.ORDER_EVENTS, 1, "1042", value));

        assertThat(run("replay", "--topic", "order-events")).isEqualTo("order-events: 250 replayed\n");

        assertThat(records(Topics.ORDER_EVENTS))
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyElementsOf(values);
    }

    @Test
    void whatFailsAgainMeanwhile_waitsForTheNextReplay() throws Exception {
        new Topics(settings).create();
        for (int number = 0; number < 150; number++) {
            putAside(Topics.ORDER_EVENTS, number, String.valueOf(number), "bad");
        }
        RecordHandler failing = value -> {
            throw new IllegalStateException("still bad");
        };
        Subscription subscription = new Subscription(
                settings, Topics.ORDER_EVENTS, "payments", 4, failing, new Retries(Duration.ZERO), payments);
        subscription.start();
        try {
            assertThat(run("replay", "--topic", "order-events")).isEqualTo("order-events: 150 replayed\n");
        } finally {
            subscription.close();
        }
        assertThat(records(Topics.ORDER_EVENTS)).hasSize(150);
    }

    @Test
    void lettersStayInTheBox_ifTheyCannotBeSent() throws Exception {
        new Topics(settings).create();
        putAside(Topics.ORDER_EVENTS, 17, "1042", "first");

        try (DeadLetterBox box = new DeadLetterBox(settings)) {
            assertThatThrownBy(() -> box.empty(Topics.ORDER_EVENTS, letters -> {
                        throw new LogUnavailable(new IllegalStateException("gone"));
                    }))
                    .isInstanceOf(LogUnavailable.class);
        }

        assertThat(run("list")).contains("first");
    }

    private String run(String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        new DeadLettersMain(settings, new PrintStream(output, true, UTF_8)).run(arguments);
        return output.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }

    private void putAside(String topic, long offset, String key, String value) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                topic,
                1,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value == null ? null : value.getBytes(UTF_8),
                new RecordHeaders().add("trace", new byte[] {1}),
                Optional.empty());
        payments.add(record, new IllegalStateException("unknown version"));
    }

    private void expireLetters() throws Exception {
        String topic = Topics.deadLettersOf(Topics.ORDER_EVENTS);
        try (Admin admin = Admin.create(settings.client())) {
            admin.deleteRecords(IntStream.range(0, PARTITIONS)
                            .boxed()
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(topic, partition),
                                    partition -> RecordsToDelete.beforeOffset(-1))))
                    .all()
                    .get();
        }
    }

    /** All that is in a topic. */
    private List<ConsumerRecord<String, byte[]>> records(String topic) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        new WholeTopic(settings, topic).forEach(all::add);
        return all;
    }
}
