package shop.events.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SubscriptionTest extends OnKafka {

    private static final Retries PATIENT = new Retries(Duration.ofMinutes(10));

    private final String group = "group-" + UUID.randomUUID();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Effects effects = new Effects();
    private final List<String> sent = new ArrayList<>();
    private EventProducer producer;
    private String topic;

    @BeforeEach
    void openProducer() throws Exception {
        producer = opened(new EventProducer(settings));
        topic = newTopic(3);
    }

    @Test
    void records_areHandledManyAtATime_butNotMoreThanTheSetting() {
        effects.hold();
        subscribe(4, PATIENT);
        send(numbered(20));

        patiently().until(() -> effects.running() == 4);
        effects.release();

        awaitEffects(numbered(20));
        assertThat(effects.mostAtATime()).isEqualTo(4);
    }

    @Test
    void recordsOfAKey_areHandledInTheirOrder() {
        subscribe(8, PATIENT);
        List<String> values = IntStream.range(0, 50)
                .boxed()
                .flatMap(number -> Stream.of("a", "b", "c").map(key -> key + ":" + number))
                .toList();

        send(values);

        awaitEffects(values);
        for (String key : List.of("a:", "b:", "c:")) {
            assertThat(effects.made())
                    .filteredOn(value -> value.startsWith(key))
                    .containsExactlyElementsOf(values.stream()
                            .filter(value -> value.startsWith(key))
                            .toList());
        }
    }

    @Test
    void recordThatFailsForAPassingReason_isTriedAgain_andHoldsUpNothingButItsKey() throws Exception {
        effects.fail("a:1", new LogUnavailable(new IllegalStateException("as asked")));
        subscribe(8, PATIENT);
        send(0, "a:1", "b:1", "a:2", "c:1");
        send(1, "d:1");

        patiently().until(() -> effects.tries("a:1") >= 3);
        awaitEffects(List.of("b:1", "c:1", "d:1"));
        patiently().untilAsserted(() -> assertThat(committedOffset(1)).isEqualTo(1));
        assertThat(committedOffset(0))
                .as("another consumer would begin with a:1")
                .isZero();
        assertThat(effects.tries("a:2")).as("waits for a:1").isZero();

        effects.failNoMore();

        awaitEffects(List.of("a:1", "b:1", "a:2", "c:1", "d:1"));
        assertThat(effects.made()).containsSubsequence("a:1", "a:2");
        patiently().untilAsserted(() -> assertThat(committedOffset(0)).isEqualTo(4));
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void passingReason_isALastingOne_afterTheLimit() {
        effects.fail("a:1", new LogUnavailable(new IllegalStateException("for ever")));
        subscribe(8, new Retries(Duration.ofMillis(500)));

        send(0, "a:1", "a:2");

        awaitEffects(List.of("a:2"));
        assertThat(effects.tries("a:1")).isGreaterThan(1);
        assertThat(deadLetters()).extracting(SubscriptionTest::value).containsExactly("a:1");
    }

    @Test
    void recordThatFailsForGood_becomesADeadLetter_thatTellsWhereItCameFromAndWhy() {
        effects.fail("a:2", new IllegalArgumentException("poison"));
        subscribe(8, PATIENT);
        send(2, "a:1");
        ProducerRecord<String, byte[]> poison = new ProducerRecord<>(topic, 2, "a", "a:2".getBytes(UTF_8));
        poison.headers().add("trace", "t1".getBytes(UTF_8));
        producer.sendAll(List.of(poison));
        send(2, "a:3");

        awaitEffects(List.of("a:1", "a:3"));
        patiently().untilAsserted(() -> assertThat(committedOffset(2)).isEqualTo(3));
        assertThat(deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("a");
            assertThat(value(letter)).isEqualTo("a:2");
            assertThat(headers(letter))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "trace",
                            "t1",
                            DeadLetters.ORIGIN_TOPIC,
                            topic,
                            DeadLetters.ORIGIN_PARTITION,
                            "2",
                            DeadLetters.ORIGIN_OFFSET,
                            "1",
                            DeadLetters.CONSUMER,
                            group,
                            DeadLetters.FAILURE,
                            "java.lang.IllegalArgumentException: poison"));
        });
        assertThat(effects.tries("a:2")).isOne();
        assertThat(metrics.get("shop.dead.letters").functionCounter().count()).isOne();
    }

    @Test
    void untilADeadLetterIsAcknowledged_itsOffsetIsNotCommitted_andOtherKeysGoOn() throws Exception {
        admin.deleteTopics(List.of(Topics.deadLettersOf(topic))).all().get();
        effects.fail("a:1", new IllegalArgumentException("poison"));
        subscribe(8, PATIENT);
        send(0, "a:1", "a:2", "b:1");
        send(1, "c:1");

        awaitEffects(List.of("b:1", "c:1"));
        patiently().untilAsserted(() -> assertThat(committedOffset(1)).isEqualTo(1));
        assertThat(committedOffset(0)).isZero();

        createTopic(Topics.deadLettersOf(topic), 1);

        awaitEffects(List.of("a:2", "b:1", "c:1"));
        patiently().untilAsserted(() -> assertThat(committedOffset(0)).isEqualTo(3));
        assertThat(deadLetters()).extracting(SubscriptionTest::value).contains("a:1");
    }

    @Test
    void bytesThatAreNoText_recordsWithoutValueOrKey_breakNothing() {
        subscribe(8, PATIENT);
        byte[] noText = {(byte) 0xC3, 0x28, 0, (byte) 0xFF};

        producer.sendAll(List.of(
                new ProducerRecord<>(topic, 0, "a", "a:1".getBytes(UTF_8)),
                new ProducerRecord<>(topic, 0, "a", null), // a tombstone
                new ProducerRecord<>(topic, 0, null, null),
                new ProducerRecord<>(topic, 0, null, "without a key".getBytes(UTF_8)),
                new ProducerRecord<>(topic, 0, "a", noText),
                new ProducerRecord<>(topic, 0, "a", "a:2".getBytes(UTF_8))));

        awaitEffects(List.of("a:1", "without a key", new String(noText, UTF_8), "a:2"));
        patiently().untilAsserted(() -> assertThat(committedOffset(0)).isEqualTo(6));
        assertThat(deadLetters()).extracting(ConsumerRecord::value).containsExactly(null, null);
        assertThat(deadLetters()).extracting(ConsumerRecord::key).containsExactlyInAnyOrder("a", null);
    }

    @Test
    void partitionWithTooManyOpenRecords_isFetchedNoMore_untilSomeAreDone() {
        effects.hold();
        send(0, numbered(500));
        subscribe(8, PATIENT);

        patiently().untilAsserted(() -> assertThat(lag()).isEqualTo(500));
        patiently()
                .during(Duration.ofSeconds(1)) // ten times as long as a poll
                .untilAsserted(() -> assertThat(inFlight()).isBetween(8.0, 15.0));
        double open = inFlight();
        send(1, List.of("of another partition"));
        patiently().untilAsserted(() -> assertThat(inFlight()).isEqualTo(open + 1));
        patiently().untilAsserted(() -> assertThat(lag()).isEqualTo(501));
        effects.release();

        awaitEffects(Stream.concat(numbered(500).stream(), Stream.of("of another partition"))
                .toList());
        patiently().until(() -> lag() == 0);
        assertThat(inFlight()).isZero();
    }

    @Test
    void offset_isCommittedWhenTheEffectIsMade_andNotBefore() throws Exception {
        effects.hold();
        subscribe(8, PATIENT);
        send(0, "a:1");
        patiently().until(() -> effects.running() == 1);
        send(1, "b:1");
        patiently().until(() -> effects.running() == 2);

        effects.release("b:1");

        patiently().untilAsserted(() -> assertThat(committedOffset(1)).isEqualTo(1));
        assertThat(committedOffset(0)).isZero();
        effects.release();
        patiently().untilAsserted(() -> assertThat(committedOffset(0)).isEqualTo(1));
    }

    @Test
    void stop_waitsForWhatIsUnderWay_andCommitsIt_andLeavesTheRestToTheNextMember() throws Exception {
        effects.hold();
        Subscription first = subscribe(2, PATIENT);
        send(0, numbered(10));
        patiently().until(() -> effects.running() == 2);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(first::close);
        patiently().during(Duration.ofMillis(500)).until(() -> !stopped.isDone());
        effects.release();
        patiently().until(stopped::isDone);

        assertThat(effects.made()).hasSize(2);
        assertThat(committedOffset(0)).isEqualTo(2);
        subscribe(2, PATIENT);
        awaitEffects(numbered(10));
    }

    @Test
    void handlerThatDoesNotReturn_isGivenUp_andItsRecordComesToTheNextMember() throws Exception {
        effects.hold();
        Subscription hanging = subscribe(2, PATIENT);
        send(0, "a:1");
        send(1, "b:1", "c:1");
        patiently().until(() -> effects.running() == 2);

        hanging.close();

        assertThat(poll()).as("is over").isEmpty();
        assertThat(committedOffset(0)).isZero();
        assertThat(committedOffset(1)).isZero();
        effects.release();
        subscribe(2, PATIENT);
        patiently().until(() -> effects.made().containsAll(List.of("a:1", "b:1", "c:1")));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows cannot pause a process")
    void stop_comesToAnEnd_alsoIfKafkaHangs() {
        Subscription subscription = subscribe(2, PATIENT);
        send(numbered(10));
        awaitEffects(numbered(10));
        kafka.pause();

        subscription.close();

        assertThat(poll()).as("is over").isEmpty();
    }

    @Test
    void whileKafkaIsAway_whatIsFetchedIsHandled_andTheRestWhenItIsBack() {
        subscribe(8, PATIENT);
        effects.hold();
        send(0, "a:1", "b:1");
        patiently().until(() -> effects.running() == 2);

        kafka.kill();
        effects.release();
        awaitEffects(List.of("a:1", "b:1"));
        patiently().until(() -> Double.isNaN(lag()));
        kafka.restart();
        send(0, "a:2");

        awaitEffects(List.of("a:1", "b:1", "a:2"));
        patiently().untilAsserted(() -> assertThat(committedOffset(0)).isEqualTo(3));
    }

    @Test
    void memberThatJoins_andOneThatLeaves_takeAndGivePartitions_andNoEffectIsMadeTwiceOrNotAtAll() {
        Effects others = new Effects();
        Subscription first = subscribe(4, PATIENT);
        loadUntil(() -> effects.made().size() > 50);

        subscribe(4, PATIENT, others);
        loadUntil(() -> others.made().size() > 50);
        int before = others.made().size();
        first.close();
        int already = effects.made().size();
        loadUntil(() -> others.made().size() > before + 200);

        patiently().until(() -> already + others.made().size() >= sent.size());
        assertThat(Stream.concat(effects.made().stream(), others.made().stream()))
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void memberThatLeavesWhileOthersJoin_commitsAllTheSame() {
        Effects others = new Effects();
        Subscription leaving = subscribe(4, PATIENT);
        loadUntil(() -> effects.made().size() > 50);

        subscribe(4, PATIENT, others);
        List<String> joined = List.copyOf(sent);
        loadUntil(() -> sent.size() > joined.size() + 200 || !others.made().isEmpty());
        leaving.close();
        loadUntil(() -> others.made().size() > 50);

        patiently().until(() -> effects.made().size() + others.made().size() >= sent.size());
        assertThat(Stream.concat(effects.made().stream(), others.made().stream()))
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void recordThatIsTriedAgain_isTheNextMembersAlone_whenItsPartitionMoves() {
        RuntimeException away = new LogUnavailable(new IllegalStateException("as asked"));
        Map<Integer, String> values = Map.of(0, "a:1", 1, "b:1", 2, "c:1");
        Effects others = new Effects();
        values.forEach((partition, value) -> {
            effects.fail(value, away);
            others.fail(value, away);
            send(partition, value);
        });
        subscribe(4, PATIENT);
        patiently().until(() -> values.values().stream().allMatch(value -> effects.tries(value) > 1));

        subscribe(4, new Retries(Duration.ofMillis(500)), others);
        patiently().until(() -> deadLetters().size() == 1);
        effects.failNoMore();

        List<String> moved = deadLetters().stream().map(SubscriptionTest::value).toList();
        List<String> kept =
                values.values().stream().filter(value -> !moved.contains(value)).toList();
        awaitEffects(kept);
        patiently()
                .during(Duration.ofSeconds(1))
                .until(() -> effects.made().size() == 2 && deadLetters().size() == 1);
    }

    /** Sends some records every now and then until a condition holds. */
    private void loadUntil(Callable<Boolean> condition) {
        patiently().until(() -> {
            List<String> more = IntStream.range(sent.size(), sent.size() + 20)
                    .mapToObj(String::valueOf)
                    .toList();
            sent.addAll(more);
            send(more);
            return condition.call();
        });
    }

    private Subscription subscribe(int concurrency, Retries retries) {
        Subscription subscription = subscribe(concurrency, retries, effects);
        subscription.bindTo(metrics);
        return subscription;
    }

    private Subscription subscribe(int concurrency, Retries retries, Effects handler) {
        Subscription subscription = opened(new Subscription(
                settings, topic, group, concurrency, handler, retries, new DeadLetters(producer, group)));
        subscription.start();
        return subscription;
    }

    /** A value's key is what comes before its colon, or itself. */
    private void send(List<String> values) {
        producer.sendAll(values.stream().map(value -> record(null, value)).toList());
    }

    private void send(int partition, String... values) {
        send(partition, List.of(values));
    }

    private void send(int partition, List<String> values) {
        producer.sendAll(values.stream().map(value -> record(partition, value)).toList());
    }

    private ProducerRecord<String, byte[]> record(Integer partition, String value) {
        return new ProducerRecord<>(topic, partition, value.split(":")[0], value.getBytes(UTF_8));
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    private void awaitEffects(List<String> values) {
        patiently().untilAsserted(() -> assertThat(effects.made()).containsExactlyInAnyOrderElementsOf(values));
    }

    private long committedOffset(int partition) throws Exception {
        var offset = committed(group).get(new TopicPartition(topic, partition));
        return offset == null ? 0 : offset.offset();
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters() {
        return records(Topics.deadLettersOf(topic));
    }

    private static String value(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), UTF_8);
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        return Stream.of(record.headers().toArray())
                .collect(Collectors.toMap(Header::key, header -> new String(header.value(), UTF_8)));
    }

    private double inFlight() {
        return metrics.get("shop.consumer.in.flight").gauge().value();
    }

    private double lag() {
        return metrics.get("shop.consumer.lag").gauge().value();
    }

    /** The group's threads that poll. */
    private Stream<Thread> poll() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(group + "-poll"));
    }
}
