package shop.ladder.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;
import shop.ladder.report.DrillReport;
import shop.ladder.report.DrillReport.Findings;
import shop.ladder.report.DrillReport.Outcome;
import shop.ladder.report.DrillReport.Step;
import shop.ladder.simulation.DrillLoad;
import shop.ladder.simulation.LoadResult.AcknowledgedOrder;
import shop.ladder.simulation.OpenStorefront;
import shop.ladder.simulation.ResultFile;

/** Has drills happen to a shop under load, one after the other, and audits it after each. */
public final class DrillRun {

    /** How long the load goes on between the steps, if nobody says otherwise, in seconds. */
    public static final int PAUSE_SECONDS = 3;

    /**
     * How long a request may wait for a connection. Each time-out must be longer than those behind it: nginx waits 3 s for
     * a read. Were this longer, nginx would take the replicas for dead when it is only Postgres that is away, and nobody
     * would get what is in the cache.
     */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofMillis(2_500);

    /** No drill takes as long. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

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
        Path folder = guard.newFolder("drill");
        Path endFile = folder.resolve("end");
        ResultFile resultFile = new ResultFile(folder.resolve("result.json"));
        Map<String, String> settings = Map.of(
                "users", String.valueOf(users),
                "warmUpSeconds", String.valueOf(warmUp.toSeconds()),
                "seconds", String.valueOf(LIMIT.toSeconds()),
                "endFile", endFile.toString(),
                "resultFile", resultFile.file().toString());
        AccessLog accessLog = AccessLog.fromNowOn(shop.balancer().accessLog());
        Steps steps = new Steps(pause);
        try {
            Instant loadBegan = underLoad(folder, settings, endFile, () -> {
                steps.goOn(1);
                drill.perform(shop, steps);
                steps.goOn(1);
            });
            DrillLoad load = resultFile.read(DrillLoad.class);
            DrillReport.Figures figures = new Timeline(load.samples()).figures(steps, accessLog.sentAgain());
            return new Outcome(
                    drill.title(),
                    drill.what(),
                    steps.taken().stream().map(step -> told(step, loadBegan)).toList(),
                    figures,
                    audit(load),
                    drill.judge(figures));
        } finally {
            guard.delete(folder);
        }
    }

    /** Starts the load, has the given happen, ends the load, and tells when it had begun. */
    private Instant underLoad(Path folder, Map<String, String> settings, Path endFile, Runnable course) {
        CompletableFuture<Instant> begun = new CompletableFuture<>();
        CompletableFuture<Load> load = CompletableFuture.supplyAsync(() -> new LoadGenerator(guard, shop, folder)
                .run(OpenStorefront.class, settings, false, LIMIT, line -> {
                    if (line.equals(OpenStorefront.BEGUN)) {
                        begun.complete(Instant.now());
                    }
                }));
        load.whenComplete((ended, failure) -> begun.complete(Instant.now())); // it may never begin
        begun.join();
        try {
            if (!load.isDone()) {
                course.run();
            }
        } finally {
            end(endFile);
            awaitEnd(load);
        }
        return begun.join();
    }

    private static void end(Path endFile) {
        try {
            Files.createFile(endFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd(CompletableFuture<Load> load) {
        try {
            load.join().orThrow();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EngineFailed failed ? failed : e;
        }
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
        Books.Findings found = books.audit(acknowledged, unanswered, shop.charges());
        return new Findings(acknowledged.size(), found.lost(), found.oversold(), found.chargedTwice());
    }
}
