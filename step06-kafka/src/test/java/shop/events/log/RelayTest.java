package shop.events.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.config.SettableClock;
import shop.store.Query;

/** The outbox and its way to Kafka. */
class RelayTest extends OnKafka {

    /** The sessions that have an advisory lock: those of active relays. */
    private static final String ACTIVE = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted";

    private static RealStore store;

    private final SettableClock clock = new SettableClock();
    private final Outbox outbox = new Outbox(clock);
    private String topic;

    @BeforeAll
    static void startPostgres() {
        store = new RealStore(guard);
    }

    @AfterAll
    static void stopPostgres() {
        store.close();
    }

    @BeforeEach
    void makeTopic() throws Exception {
        topic = newTopic(1);
    }

    @AfterEach
    void emptyOutbox() {
        store.database().query(connection -> new Query("DELETE FROM outbox").update(connection));
    }

    @Test
    void messages_comeInTheOrderOfTheirIds_batchByBatch_andLeaveTheOutbox() {
        List<String> values = numbered(0, 95);
        add(values);

        relay();

        awaitInTopic(values);
        patiently().until(() -> waiting() == 0);
    }

    @Test
    void messagesOfATransactionThatCommitsLate_areNotForgotten_andThoseOfAKeyStayInOrder() throws Exception {
        relay();
        try (Connection late = store.connection()) {
            late.setAutoCommit(false);
            outbox.add(late, message("late:1"));
            add(List.of("early:1", "early:2"));
            awaitInTopic(List.of("early:1", "early:2"));

            late.commit();
        }
        add(List.of("late:2"));

        awaitInTopic(List.of("early:1", "early:2", "late:1", "late:2"));
    }

    @Test
    void messagesOfATransactionThatIsRolledBack_areToldToNobody() throws Exception {
        relay();
        try (Connection given = store.connection()) {
            given.setAutoCommit(false);
            outbox.add(given, message("given up"));
            given.rollback();
        }

        add(List.of("kept"));

        awaitInTopic(List.of("kept"));
    }

    @Test
    void whileKafkaIsAway_messagesStay_andComeInOrderWhenItIsBack() {
        MeterRegistry metrics = relay();
        add(numbered(0, 5));
        awaitInTopic(numbered(0, 5));
        kafka.kill();
        add(numbered(5, 50));
        patiently()
                .untilAsserted(
                        () -> assertThat(gauge(metrics, "shop.outbox.depth")).isEqualTo(45));
        patiently().during(Duration.ofSeconds(1)).until(() -> waiting() == 45);

        kafka.restart();

        patiently().until(() -> waiting() == 0);
        assertThat(values(topic).stream().distinct()).containsExactlyElementsOf(numbered(0, 50));
    }

    @Test
    void whileTheDatabaseIsAway_theRelayWaitsForIt() {
        MeterRegistry metrics = relay();
        add(List.of("before"));
        awaitInTopic(List.of("before"));
        patiently().until(() -> waiting() == 0);

        store.engine().kill();
        patiently()
                .untilAsserted(
                        () -> assertThat(gauge(metrics, "shop.outbox.depth")).isNaN());
        store.engine().restart();
        patiently().ignoreExceptions().until(() -> {
            add(List.of("after"));
            return true;
        });

        awaitInTopic(List.of("before", "after"));
    }

    @Test
    void ofTwoRelays_oneIsActive_andTheOtherTakesOverWhenItStops() {
        Relay first = newRelay();
        MeterRegistry firstMetrics = start(first);
        patiently().until(() -> gauge(firstMetrics, "shop.relay.active") == 1);
        MeterRegistry secondMetrics = relay();
        add(List.of("1"));
        awaitInTopic(List.of("1"));
        assertThat(gauge(secondMetrics, "shop.relay.active")).isZero();

        first.close();
        add(List.of("2"));

        awaitInTopic(List.of("1", "2"));
        assertThat(gauge(firstMetrics, "shop.relay.active")).isZero();
        assertThat(gauge(secondMetrics, "shop.relay.active")).isOne();
    }

    @Test
    void relayWhoseConnectionIsEnded_isFollowedByOneThatIsActive_andNoMessageIsLost() {
        List<MeterRegistry> relays = List.of(relay(), relay());
        List<String> values = numbered(0, 300);
        for (List<String> part : List.of(values.subList(0, 100), values.subList(100, 200), values.subList(200, 300))) {
            add(part);
            patiently().until(() -> store.column(Integer.class, ACTIVE).size() == 1);
            store.column(Integer.class, ACTIVE).forEach(store::terminate);
        }

        patiently().until(() -> waiting() == 0);

        assertThat(values(topic).stream().distinct()).containsExactlyElementsOf(values);
        patiently()
                .untilAsserted(() -> assertThat(relays)
                        .extracting(metrics -> gauge(metrics, "shop.relay.active"))
                        .containsExactlyInAnyOrder(0.0, 1.0));
    }

    @Test
    void depthAndAge_tellOfWhatWaits() throws Exception {
        MeterRegistry metrics = relay();
        patiently()
                .untilAsserted(
                        () -> assertThat(gauge(metrics, "shop.outbox.depth")).isZero());
        assertThat(gauge(metrics, "shop.outbox.age")).isZero();
        String missing = "missing-" + topic;

        store.database().transaction(transaction -> {
            outbox.add(transaction, new Message(missing, "a", "1"), new Message(missing, "a", "2"));
            return null;
        });
        clock.forward(Duration.ofSeconds(90));

        patiently()
                .untilAsserted(
                        () -> assertThat(gauge(metrics, "shop.outbox.depth")).isEqualTo(2));
        assertThat(gauge(metrics, "shop.outbox.age")).isEqualTo(90);
        createTopic(missing, 1);
        patiently()
                .untilAsserted(
                        () -> assertThat(gauge(metrics, "shop.outbox.depth")).isZero());
        assertThat(gauge(metrics, "shop.outbox.age")).isZero();
    }

    private MeterRegistry relay() {
        return start(opened(newRelay()));
    }

    private Relay newRelay() {
        return new Relay(
                store.connections(),
                outbox,
                opened(new EventProducer(settings)),
                new Relay.Settings(Duration.ofMillis(10), 20),
                clock);
    }

    private static MeterRegistry start(Relay relay) {
        MeterRegistry metrics = new SimpleMeterRegistry();
        relay.bindTo(metrics);
        relay.start();
        return metrics;
    }

    private void add(List<String> values) {
        store.database().transaction(transaction -> {
            outbox.add(transaction, values.stream().map(this::message).toArray(Message[]::new));
            return null;
        });
    }

    private Message message(String value) {
        return new Message(topic, value.split(":")[0], value);
    }

    private static List<String> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    private static long waiting() {
        return store.number("SELECT count(*) FROM outbox");
    }

    private void awaitInTopic(List<String> values) {
        patiently().untilAsserted(() -> assertThat(values(topic)).containsExactlyElementsOf(values));
    }

    private static double gauge(MeterRegistry metrics, String name) {
        return metrics.get(name).gauge().value();
    }
}
