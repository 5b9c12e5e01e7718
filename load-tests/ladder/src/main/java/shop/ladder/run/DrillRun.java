package shop.ladder.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;
import shop.ladder.report.DrillReport;
import shop.ladder.report.DrillReport.Figures;
import shop.ladder.report.DrillReport.Findings;
import shop.ladder.report.DrillReport.Outcome;
import shop.ladder.report.DrillReport.Step;
import shop.ladder.simulation.DrillLoad;
import shop.ladder.simulation.LoadResult.AcknowledgedOrder;
import shop.ladder.simulation.OpenStorefront;

/** Has drills happen to a shop under load, one after the other, and audits it after each. */
public final class DrillRun {

    /**
     * Virtual users, if nobody says otherwise: half of the ladder's, who saturate all replicas. A shop that is to lose one
     * and nobody notice needs something to spare.
     */
    public static final int USERS = 16;

    /** How long the load goes on between the steps, if nobody says otherwise, in seconds. */
    public static final int PAUSE_SECONDS = 3;

    /**
     * How long a request may wait for a connection. Each time-out must be longer than those behind it: nginx waits 3 s for
     * a read. Were this longer, nginx would take the replicas for dead when it is only Postgres that is away, and nobody
     * would get what is in the cache.
     */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofMillis(2_500);

    /** What a drill usually takes beyond its pauses: steps, Gatling's own start and end. */
    private static final Duration AROUND = Duration.ofSeconds(20);

    private final RunningShop shop;
    private final ProcessGuard guard;
    private final Path home;
    private final Books books;
    private final List<AcknowledgedOrder> acknowledged = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();

    /**
     * @param shop fresh, at a stage with a load balancer
     * @param home the checkout's root folder
     */
    public DrillRun(RunningShop shop, ProcessGuard guard, Path home) {
        this.shop = shop;
        this.guard = guard;
        this.home = home;
        this.books = new Books(new ShopClient(shop.url()));
    }

    /** What the shop is to be told for drills, by environment variable. */
    public static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Conditions.environment());
        environment.put("DB_CONNECTION_TIMEOUT_MS", String.valueOf(CONNECTION_TIMEOUT.toMillis()));
        environment.put("CACHE_PROTECTION", "stale-while-revalidate"); // they may expire while Postgres is away
        return environment;
    }

    /**
     * Runs drills.
     *
     * @param warmUp load before each
     * @param pause how long the load goes on before, between and after the steps
     * @param progress is told what happens
     * @throws EngineFailed if a step or the load does not do its work; requests that fail are part of the outcome
     */
    public DrillReport run(List<Drill> drills, int users, Duration warmUp, Duration pause, Progress progress) {
        Instant began = Instant.now();
        List<Outcome> outcomes = new ArrayList<>();
        for (Drill drill : drills) {
            Duration each = AROUND.plus(warmUp).plus(pause.multipliedBy(3));
            progress.begins("drill: " + drill.title(), each.multipliedBy(drills.size() - outcomes.size()));
            outcomes.add(run(drill, users, warmUp, pause));
        }
        return new DrillReport(
                began,
                ThisMachine.describe(),
                Commit.of(home),
                users,
                (int) warmUp.toSeconds(),
                pause.toMillis() / 1_000.0,
                shop.replicas().size(),
                (int) CONNECTION_TIMEOUT.toMillis(),
                outcomes);
    }

    private Outcome run(Drill drill, int users, Duration warmUp, Duration pause) {
        AccessLog accessLog = AccessLog.fromNowOn(shop.balancer().accessLog());
        Steps steps = new Steps(pause);
        OpenEndedLoad.Result<DrillLoad> load = new OpenEndedLoad(shop, guard)
                .run(OpenStorefront.class, DrillLoad.class, users, warmUp, () -> {
                    steps.goOn(1);
                    drill.perform(shop, steps);
                    steps.goOn(1);
                });
        Figures figures = new Timeline(load.result().samples()).figures(steps, accessLog.sentAgain());
        return new Outcome(
                drill.title(),
                drill.what(),
                steps.taken().stream().map(step -> told(step, load.began())).toList(),
                figures,
                audit(load.result()),
                drill.judge(figures));
    }

    private static Step told(Steps.Step step, Instant loadBegan) {
        return new Step(step.what(), seconds(loadBegan, step.began()), seconds(step.began(), step.ended()));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }

    /** Of this drill's orders and of those before: a later failure must not cost an earlier order. */
    private Findings audit(DrillLoad load) {
        acknowledged.addAll(load.acknowledged());
        unanswered.addAll(load.unanswered());
        Books.Findings found = books.audit(acknowledged, unanswered, shop::charges);
        return new Findings(acknowledged.size(), found.lost(), found.oversold(), found.chargedTwice());
    }
}
