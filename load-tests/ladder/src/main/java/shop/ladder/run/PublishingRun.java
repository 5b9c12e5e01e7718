package shop.ladder.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.engines.Engine;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;
import shop.ladder.report.PublishingReport;
import shop.ladder.report.PublishingReport.Outcome;
import shop.ladder.simulation.DrillLoad;
import shop.ladder.simulation.OpenStorefront;

/** Takes Kafka, and then a copy of the shop, away under load, and counts the accepted orders that nobody ever hears of. */
public final class PublishingRun {

    /** The ways to tell Kafka, by the shop's setting. */
    private static final List<String> PUBLISHING = List.of("dual-write", "outbox");

    /** Longer than anything waits before it is tried again, now that Kafka is back. */
    private static final Duration QUIET = Duration.ofSeconds(12);

    /** What a variant usually takes. */
    private static final Duration EACH = Duration.ofSeconds(60);

    private final Stage stage;
    private final ProcessGuard guard;
    private final Path home;
    private final Map<String, String> settings;

    /**
     * @param stage one that settles orders later
     * @param home the checkout's root folder
     * @param settings environment variables on top of those that the stage needs
     */
    public PublishingRun(Stage stage, ProcessGuard guard, Path home, Map<String, String> settings) {
        this.stage = stage;
        this.guard = guard;
        this.home = home;
        this.settings = settings;
    }

    /**
     * Measures.
     *
     * @param pause how long the load goes on between two steps
     * @param progress is told what happens
     * @throws EngineFailed if a shop or the load does not do its work
     */
    public PublishingReport run(int users, Duration pause, Progress progress) {
        Instant began = Instant.now();
        List<Outcome> outcomes = new ArrayList<>();
        Steps steps = new Steps(pause);
        for (String publishing : PUBLISHING) {
            progress.begins("events: " + publishing, EACH.multipliedBy(PUBLISHING.size() - outcomes.size()));
            outcomes.add(run(publishing, users, steps));
        }
        return new PublishingReport(
                began,
                ThisMachine.describe(),
                Commit.of(home),
                users,
                steps.taken().stream().map(Steps.Step::what).distinct().toList(), // the same with each
                outcomes);
    }

    private Outcome run(String publishing, int users, Steps steps) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("EVENTS", publishing);
        try (RunningShop shop = RunningShop.start(stage, guard, home, guard.freePort(), environment)) {
            DrillLoad load = new OpenEndedLoad(shop, guard)
                    .run(OpenStorefront.class, DrillLoad.class, users, Conditions.WARM_UP, () -> failures(shop, steps))
                    .result();
            awaitQuiet(shop);
            ShopClient client = new ShopClient(shop.url());
            long pending = load.acknowledged().stream()
                    .filter(order -> client.order(order.id())
                            .filter(body -> "PENDING".equals(body.path("status").asText()))
                            .isPresent())
                    .count();
            return new Outcome(publishing, load.acknowledged().size(), pending);
        }
    }

    private static void failures(RunningShop shop, Steps steps) {
        Engine kafka = shop.engine("KAFKA_SERVERS");
        Replica victim = shop.replicas().get(0);
        steps.goOn(1);
        steps.take("kill -9 of Kafka", kafka::kill);
        steps.goOn(1);
        steps.take("kill -9 of replica 1", victim.program()::kill);
        steps.take("replica 1 starts", victim::launch);
        steps.goOn(1);
        steps.take("Kafka starts", kafka::restart);
        steps.goOn(1);
    }

    /** Until no more orders are settled. */
    private static void awaitQuiet(RunningShop shop) {
        Steps waiting = new Steps(QUIET);
        long before;
        do {
            before = shop.orders().settled();
            waiting.goOn(1);
        } while (shop.orders().settled() > before);
    }
}
