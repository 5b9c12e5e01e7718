package shop.events.view;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.config.Program;
import shop.events.log.Topics;
import shop.events.log.WholeTopic;
import shop.events.order.StoreSettings;
import shop.postgres.Postgres;
import shop.store.Database;

/**
 * Builds the read models anew from the events, while the shop runs: has the workers begin again, waits until they are as far
 * as the events are now, and prints a line that says what it took.
 */
public final class RebuildMain {

    /** Longer than the group takes to give the partitions of a worker that died to another one. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(50);

    private final Positions positions = new Positions();
    private final Database database;
    private final Map<Integer, Long> ends;

    public static void main(String[] args) throws Exception {
        Program.run(RebuildMain::rebuild);
    }

    private RebuildMain(Database database, Map<Integer, Long> ends) {
        this.database = database;
        this.ends = ends;
    }

    private static void rebuild(Environment environment) throws InterruptedException {
        StoreSettings settings = StoreSettings.from(environment);
        try (Postgres postgres = Postgres.open(settings.postgres())) {
            Database database = new Database(postgres.connections());
            // Asked first: without Kafka the views would stay empty.
            Map<Integer, Long> ends = new WholeTopic(settings.kafka(), Topics.ORDER_EVENTS).ends();
            long began = System.nanoTime();
            new ViewBase(database).rebuild();
            new RebuildMain(database, ends).awaitWorkers();
            System.out.printf(
                    Locale.ROOT,
                    "Rebuilt the views from %d events in %.1f s.%n",
                    ends.values().stream().mapToLong(Long::longValue).sum(),
                    (System.nanoTime() - began) / 1e9);
        }
    }

    /** Until they are as far as the events were. */
    private void awaitWorkers() throws InterruptedException {
        long moved = System.nanoTime();
        long left = left();
        while (left > 0) {
            Thread.sleep(POLL.toMillis()); // nobody tells us when they are
            long now = left();
            if (now < left) {
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                throw new ConfigurationFault(
                        "no worker reads the events, of which %d are not in the views yet: start one with WORKERS=views"
                                .formatted(now));
            }
            left = now;
        }
    }

    private long left() {
        Map<Integer, Long> reached = database.query(connection -> positions.of(connection, ends.keySet()));
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - reached.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
