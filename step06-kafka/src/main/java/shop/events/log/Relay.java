package shop.events.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.store.Query;

/**
 * Brings what is in the outbox to Kafka: a batch at a time, in the order of the ids, and removes it when Kafka has all of
 * it. If the relay dies in between, the next one sends the batch again: each message comes <em>at least once</em>.
 *
 * <p>Many may run. The one that has a lock in the database is active; if its connection ends, another one takes over. For
 * a moment both may send then, so that what was sent long ago can come once more after what is newer.
 */
public final class Relay implements Job {

    /**
     * How a relay works.
     *
     * @param poll how long an outbox is left alone that holds no full batch
     * @param batch how many messages are sent at a time
     */
    public record Settings(Duration poll, int batch) {

        /**
         * Reads {@code OUTBOX_POLL_MS} (50) and {@code OUTBOX_BATCH} (500).
         *
         * @throws ConfigurationFault if one is wrong
         */
        public static Settings from(Environment environment) {
            return new Settings(
                    environment.millis("OUTBOX_POLL_MS", 50, 1, 60_000),
                    environment.integer("OUTBOX_BATCH", 500, 1, 10_000));
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    /** Any number, the same for all relays: it means "I am the active relay" in this database. */
    private static final long LOCK = 6_171;

    private static final Query TRY_LOCK = new Query("SELECT pg_try_advisory_lock(?) AS mine");
    private static final Query LIMIT_SILENCE = new Query("SELECT set_config('idle_session_timeout', ?, false)");

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(1);

    private final DataSource connections;
    private final Outbox outbox;
    private final EventProducer producer;
    private final Settings settings;
    private final Clock clock;
    private final Loop loop = new Loop("relay", this::relay, () -> {});
    private long countedNanos = System.nanoTime() - COUNT_EVERY.toNanos();
    private volatile boolean active;
    private volatile Optional<Outbox.Backlog> backlog = Optional.empty();

    /** @param connections no pool: the lock is the connection's, and ends with it */
    public Relay(DataSource connections, Outbox outbox, EventProducer producer, Settings settings, Clock clock) {
        this.connections = connections;
        this.outbox = outbox;
        this.producer = producer;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        loop.start();
    }

    /** Waits for the batch under way. */
    @Override
    public void close() {
        loop.stop(EventProducer.LONGEST_SEND);
    }

    private void relay() throws SQLException, InterruptedException {
        try (Connection connection = connections.getConnection()) {
            LIMIT_SILENCE.first(connection, row -> row.getString(1), silence().toMillis() + "ms");
            while (!loop.stopping()) {
                count(connection);
                if (!active && !lock(connection)) {
                    loop.pause(PAUSE);
                } else if (sendBatch(connection) < settings.batch()) {
                    loop.pause(settings.poll()); // the more come together, the less each costs
                }
            }
        } catch (SQLException e) {
            backlog = Optional.empty();
            throw e;
        } finally {
            active = false;
        }
    }

    /**
     * A relay that hangs, or whose machine is gone, keeps its connection. After that long without a question the database
     * ends it, and the lock with it. No batch and no pause takes as long.
     */
    private Duration silence() {
        return EventProducer.LONGEST_SEND.plus(settings.poll()).plusSeconds(5);
    }

    private boolean lock(Connection connection) throws SQLException {
        active = TRY_LOCK.first(connection, row -> row.getBoolean("mine"), LOCK).orElseThrow();
        if (active) {
            LOG.info("this relay is active now");
        }
        return active;
    }

    // tag::batch[]
    /** How many were sent. */
    private int sendBatch(Connection connection) throws SQLException {
        List<Outbox.Entry> batch = outbox.oldest(connection, settings.batch());
        if (!batch.isEmpty()) {
            producer.send(batch.stream().map(Outbox.Entry::message).toList());
            outbox.remove(connection, batch);
        }
        return batch.size();
    }
    // end::batch[]

    /** For the figures: here, so that one who asks for them waits for nothing and costs nothing. */
    private void count(Connection connection) throws SQLException {
        long now = System.nanoTime();
        if (now - countedNanos >= COUNT_EVERY.toNanos()) {
            backlog = Optional.of(outbox.backlog(connection));
            countedNanos = now;
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("shop.relay.active", () -> active ? 1 : 0)
                .description("Whether this is the relay that works")
                .register(registry);
        Gauge.builder("shop.outbox.depth", () -> figure(Outbox.Backlog::depth))
                .description("Messages that wait for Kafka")
                .register(registry);
        Gauge.builder("shop.outbox.age", () -> figure(this::ageSeconds))
                .baseUnit("seconds")
                .description("How long the oldest of them has waited")
                .register(registry);
    }

    private double ageSeconds(Outbox.Backlog waiting) {
        return waiting.depth() == 0 ? 0 : (clock.millis() - waiting.oldestMs()) / 1_000.0;
    }

    /** Not a number while the database does not answer. */
    private double figure(ToDoubleFunction<Outbox.Backlog> reading) {
        return backlog.map(reading::applyAsDouble).orElse(Double.NaN);
    }
}
