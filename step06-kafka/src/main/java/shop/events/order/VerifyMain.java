package shop.events.order;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.config.Program;
import shop.events.log.Outbox;
import shop.events.log.Topics;
import shop.events.log.WholeTopic;
import shop.postgres.Postgres;
import shop.store.Database;

/**
 * Proves that the events tell all that the orders' rows do, or shows where they differ. Prints one line of JSON and exits
 * with status 0 if they agree, 1 if they do not. To be run when no order is under way.
 */
public final class VerifyMain {

    /** How long the relay is given for what is in the outbox. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int NAMED = 10;

    private VerifyMain() {}

    public static void main(String[] args) throws Exception {
        Program.run(VerifyMain::verify);
    }

    private static void verify(Environment environment) throws InterruptedException {
        StoreSettings settings = StoreSettings.from(environment);
        try (Postgres postgres = Postgres.open(settings.postgres())) {
            Database database = new Database(postgres.connections());
            awaitRelay(database);
            HistoryCheck.Findings findings =
                    new HistoryCheck(database, new WholeTopic(settings.kafka(), Topics.ORDER_EVENTS)).findings();
            System.out.printf(
                    "{\"orders\": %d, \"differing\": %d, \"missing\": %d}%n",
                    findings.orders(),
                    findings.differing().size(),
                    findings.missing().size());
            if (!findings.areGood()) {
                name("differ from what their events tell", findings.differing());
                name("have no events, or events and no row", findings.missing());
                System.exit(1);
            }
        }
    }

    private static void awaitRelay(Database database) throws InterruptedException {
        Outbox outbox = new Outbox(Clock.systemUTC());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!database.query(outbox::isEmpty)) {
            if (System.nanoTime() > deadline) {
                throw new ConfigurationFault("not all events are in Kafka after " + PATIENCE.toSeconds()
                        + " s: have a relay run and no orders come in, then try again");
            }
            Thread.sleep(POLL.toMillis()); // nobody tells us when it is empty
        }
    }

    private static void name(String what, List<Long> orders) {
        if (!orders.isEmpty()) {
            System.err.println("Orders that " + what + ": "
                    + orders.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "))
                    + (orders.size() > NAMED ? ", ..." : ""));
        }
    }
}
