package shop.events.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
 * <p>Many may run. The one that has a lock in the database is active; if its connection ends, another one takes over.
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
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final DataSource connections;
    private final Outbox outbox;
    private final EventProducer producer;
    private final Settings settings;
    private final Clock clock;
    private final Thread thread = new Thread(this::run, "relay");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean active;

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
        thread.start();
    }

    /** Waits for the batch under way. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped()) {
            try (Connection connection = connections.getConnection()) {
                relay(connection);
            } catch (SQLException | LogUnavailable e) {
                LOG.warn("the relay tries again: {}", e.getMessage());
                pause(PAUSE);
            } finally {
                active = false;
            }
        }
    }

    private void relay(Connection connection) throws SQLException {
        while (!stopped()) {
            if (!active && !lock(connection)) {
                pause(PAUSE);
            } else if (sendBatch(connection) < settings.batch()) {
                pause(settings.poll()); // the more come together, the less each costs
            }
        }
    }

    private boolean lock(Connection connection) throws SQLException {
        active = TRY_LOCK.first(connection, row -> row.getBoolean("mine"), LOCK).orElseThrow();
        if (active) {
            LOG.info("this relay is active now");
        }
        return active;
    }

    /** How many were sent. */
    private int sendBatch(Connection connection) throws SQLException {
        List<Outbox.Entry> batch = outbox.oldest(connection, settings.batch());
        if (!batch.isEmpty()) {
            producer.send(batch.stream().map(Outbox.Entry::message).toList());
            outbox.remove(connection, batch);
        }
        return batch.size();
    }

    /** Ends early when this relay is to stop. */
    private void pause(Duration time) {
        try {
            stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("shop.relay.active", () -> active ? 1 : 0)
                .description("Whether this is the relay that works")
                .register(registry);
        Gauge.builder("shop.outbox.depth", () -> backlog().depth())
                .description("Messages that wait for Kafka")
                .register(registry);
        Gauge.builder("shop.outbox.age", this::ageSeconds)
                .baseUnit("seconds")
                .description("How long the oldest of them has waited")
                .register(registry);
    }

    private double ageSeconds() {
        Outbox.Backlog backlog = backlog();
        return backlog.depth() == 0 ? 0 : (clock.millis() - backlog.oldestMs()) / 1_000.0;
    }

    private Outbox.Backlog backlog() {
        try (Connection connection = connections.getConnection()) {
            return outbox.backlog(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e); // no figure then
        }
    }
}
