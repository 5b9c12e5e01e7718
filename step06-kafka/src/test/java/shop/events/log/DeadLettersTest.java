package shop.events.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What becomes of a record that nobody can handle. */
@Tag("exercise-6.3")
class DeadLettersTest extends OnKafka {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final RuntimeException POISON = new IllegalArgumentException("poison");
    private static final byte[] NO_TEXT = {(byte) 0xC3, 0x28, 0, (byte) 0xFF};

    private final String group = "group-" + UUID.randomUUID();
    private EventProducer producer;
    private DeadLetters deadLetters;
    private String topic;

    @BeforeEach
    void openProducer() throws Exception {
        producer = opened(new EventProducer(settings));
        deadLetters = new DeadLetters(producer, group);
        topic = newTopic(1);
    }

    @Test
    void deadLetter_isTheRecordAsItCame_withItsOriginAndTheReason() {
        send("fine".getBytes(UTF_8), NO_TEXT);

        deadLetters.add(records(topic).get(1), POISON);

        assertThat(letters()).as("dead letters").singleElement().satisfies(letter -> {
            assertThat(letter.key()).as("key").isEqualTo("key");
            assertThat(letter.value()).as("value, which is no text").isEqualTo(NO_TEXT);
            assertThat(headers(letter))
                    .as("headers")
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "trace",
                            "t1",
                            DeadLetters.ORIGIN_TOPIC,
                            topic,
                            DeadLetters.ORIGIN_PARTITION,
                            "0",
                            DeadLetters.ORIGIN_OFFSET,
                            "1",
                            DeadLetters.CONSUMER,
                            group,
                            DeadLetters.FAILURE,
                            "java.lang.IllegalArgumentException: poison"));
        });
    }

    @Test
    void recordWithoutAValue_isPutAsideToo() {
        producer.sendAll(List.of(new ProducerRecord<>(topic, 0, "key", null)));

        deadLetters.add(records(topic).get(0), POISON);

        assertThat(letters())
                .as("dead letters")
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).isNull());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows cannot pause a process")
    void recordIsNotDoneWith_beforeKafkaHasItsDeadLetter() {
        send("poison".getBytes(UTF_8));
        ConsumerRecord<String, byte[]> poison = records(topic).get(0);
        deadLetters.add(poison, POISON);
        kafka.pause();

        CompletableFuture<Void> another = CompletableFuture.runAsync(() -> deadLetters.add(poison, POISON));

        assertThat(CompletableFuture.anyOf(
                                another.thenApply(nothing -> "given up"),
                                new CompletableFuture<>().completeOnTimeout("kept", 500, TimeUnit.MILLISECONDS))
                        .join())
                .as("the record, while Kafka hangs and has no dead letter of it")
                .isEqualTo("kept");
        kafka.resume();
        assertThat(another).succeedsWithin(LIMIT);
        assertThat(letters()).hasSize(2);
    }

    @Test
    void recordsBehindIt_goOn() {
        Effects effects = new Effects();
        effects.fail("poison", POISON);
        Subscription subscription = opened(
                new Subscription(settings, topic, group, 4, effects, new Retries(Duration.ofMinutes(10)), deadLetters));
        subscription.bindTo(new SimpleMeterRegistry());
        Stream.of("first", "poison", "last").map(value -> value.getBytes(UTF_8)).forEach(this::send);

        subscription.start();

        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(effects.made()).as("what was handled").containsExactly("first", "last"));
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(committed(group))
                        .as("the committed offset, from which another consumer would go on")
                        .hasEntrySatisfying(
                                new TopicPartition(topic, 0),
                                next -> assertThat(next.offset()).isEqualTo(3)));
    }

    /** One after the other, all of a key. */
    private void send(byte[]... values) {
        producer.sendAll(Stream.of(values)
                .map(value -> new ProducerRecord<>(
                        topic, 0, "key", value, new RecordHeaders().add("trace", "t1".getBytes(UTF_8))))
                .toList());
    }

    private List<ConsumerRecord<String, byte[]>> letters() {
        return records(Topics.deadLettersOf(topic));
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        return Stream.of(record.headers().toArray())
                .collect(Collectors.toMap(Header::key, header -> new String(header.value(), UTF_8)));
    }
}
