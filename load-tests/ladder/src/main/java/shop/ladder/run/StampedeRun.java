package shop.ladder.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;
import shop.ladder.report.StampedeReport;
import shop.ladder.report.StampedeReport.Outcome;
import shop.ladder.simulation.LoadResult;
import shop.ladder.simulation.ResultFile;
import shop.ladder.simulation.Stampede;

/** Runs {@link Stampede} once for each protection of the bestsellers, each on a fresh program and all on the same servers. */
public final class StampedeRun {

    /** What may protect them, as {@code CACHE_PROTECTION} has it. */
    public static final List<String> PROTECTIONS =
            List.of("none", "one-flight", "one-flight-across-replicas", "early-expiration", "stale-while-revalidate");

    private static final Duration TTL = Duration.ofSeconds(1);

    /** What a run usually takes beyond its window: a new program, the warm-up, Gatling's own start and end. */
    private static final Duration AROUND = Duration.ofSeconds(8);

    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final Path home;
    private final ProcessGuard guard;
    private final RunningShop shop;

    /**
     * @param shop at a stage with a cache
     * @param home the checkout's root folder
     */
    public StampedeRun(RunningShop shop, ProcessGuard guard, Path home) {
        this.shop = shop;
        this.guard = guard;
        this.home = home;
    }

    /**
     * Measures.
     *
     * @param seconds the measured window of each run
     * @param progress is told what happens
     * @throws EngineFailed if the shop or the load does not do its work; requests that fail are part of the outcome
     */
    public StampedeReport run(List<String> protections, int users, int seconds, Progress progress) {
        Instant began = Instant.now();
        List<Outcome> outcomes = new ArrayList<>();
        for (String protection : protections) {
            int left = protections.size() - outcomes.size();
            progress.begins(
                    "protection: " + protection, AROUND.plusSeconds(seconds).multipliedBy(left));
            outcomes.add(run(protection, users, seconds));
        }
        return new StampedeReport(
                began, ThisMachine.describe(), Commit.of(home), users, seconds, (int) TTL.toMillis(), outcomes);
    }

    private Outcome run(String protection, int users, int seconds) {
        shop.restartWith(Map.of(
                "CACHE_PROTECTION",
                protection,
                "CACHE_BESTSELLERS_TTL_MS",
                String.valueOf(TTL.toMillis()),
                "CACHE_TTL_JITTER_PERCENT",
                "0",
                // On a busy machine a late answer of Redis would be taken for none, and the database be asked instead.
                "REDIS_TIMEOUT_MS",
                "1000"));
        Path folder = guard.newFolder("stampede");
        ResultFile resultFile = new ResultFile(folder.resolve("result.json"));
        try {
            Meters.Reading used = new LoadGenerator(guard, shop, folder)
                    .run(
                            Stampede.class,
                            Map.of(
                                    "users", String.valueOf(users),
                                    "seconds", String.valueOf(seconds),
                                    "resultFile", resultFile.file().toString()),
                            false,
                            MARGIN.plusSeconds(seconds),
                            line -> {})
                    .orThrow()
                    .used("load")
                    .orElseThrow();
            LoadResult.Phase load = resultFile.read(LoadResult.Phase.class);
            // Nothing else asks the database in this load, so each loan of a connection is one question.
            long asked = used.connections().lent();
            double ttls = (double) used.nanos() / TTL.toNanos();
            return new Outcome(
                    protection,
                    asked,
                    asked / ttls,
                    used.cache().orElseThrow().unanswered(),
                    load.succeeded() + load.failed(),
                    load.failed(),
                    load.latencyMs());
        } finally {
            guard.delete(folder);
        }
    }
}
