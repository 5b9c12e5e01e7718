package shop.ladder.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;
import shop.ladder.report.Audit;
import shop.ladder.report.Evidence;
import shop.ladder.report.StageResult;
import shop.ladder.simulation.LoadResult;
import shop.ladder.simulation.PhaseRecorder;
import shop.ladder.simulation.ResultFile;
import shop.ladder.simulation.Storefront;

/** Measures one stage: start, load, audit, kill, start again, audit again. */
final class StageRun {

    /** What the load may take beyond its three phases: the generator's own start and end. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final Stage stage;
    private final int copies;
    private final LadderSettings settings;
    private final ProcessGuard guard;
    private final Consumer<Part> progress;
    private final int cores = Runtime.getRuntime().availableProcessors();

    /** With as many copies of the program as the stage usually has. */
    StageRun(Stage stage, LadderSettings settings, ProcessGuard guard, Consumer<Part> progress) {
        this(stage, stage.replicas(), settings, guard, progress);
    }

    StageRun(Stage stage, int copies, LadderSettings settings, ProcessGuard guard, Consumer<Part> progress) {
        this.stage = stage;
        this.copies = copies;
        this.settings = settings;
        this.guard = guard;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @throws EngineFailed if a server or the load does not do its work
     */
    StageResult measure() {
        progress.accept(Part.START);
        Path folder = guard.newFolder("load");
        try (RunningShop shop =
                RunningShop.start(stage, guard, settings.home(), guard.freePort(), Conditions.environment(), copies)) {
            Books books = new Books(new ShopClient(shop.url()));
            progress.accept(Part.WARM_UP);
            Drain drain = new Drain(shop::orders);
            Measured measured = load(shop, folder, drain);
            LoadResult result = measured.result();

            progress.accept(Part.AUDIT);
            Double drainSeconds = stage.settlesLater() ? drain.await().toMillis() / 1_000.0 : null;
            Books.Findings before = books.audit(result.acknowledged(), result.unanswered(), shop::charges);
            progress.accept(Part.CRASH);
            shop.crashAndRestart();
            Books.Findings after = books.audit(result.acknowledged(), result.unanswered(), shop::charges);
            Long differing = stage.settlesLater() ? shop.ordersThatDifferFromTheirEvents() : null;
            return result(measured, audit(result, before, after, drainSeconds, differing), shop.notes());
        } finally {
            guard.delete(folder);
        }
    }

    /** What the load saw, and what was used of the machine while one user worked alone and under load. */
    private record Measured(LoadResult result, Meters.Reading alone, Meters.Reading load) {}

    private Measured load(RunningShop shop, Path folder, Drain drain) {
        Path resultFile = folder.resolve("result.json");
        Load load = new LoadGenerator(guard, shop, folder)
                .run(
                        Storefront.class,
                        Map.of(
                                "users", String.valueOf(settings.users()),
                                "warmUpSeconds", String.valueOf(Conditions.WARM_UP.toSeconds()),
                                "aloneSeconds", String.valueOf(Conditions.ALONE.toSeconds()),
                                "aloneUsers", String.valueOf(copies),
                                "seconds", String.valueOf(settings.seconds()),
                                "resultFile", resultFile.toString()),
                        false,
                        MARGIN.plus(Conditions.WARM_UP).plus(Conditions.ALONE).plusSeconds(settings.seconds()),
                        line -> {
                            announce(line);
                            if (stage.settlesLater() && line.equals(PhaseRecorder.MARK + "load ends")) {
                                drain.begin();
                            }
                        })
                .orThrow();
        return new Measured(
                new ResultFile(resultFile).read(LoadResult.class),
                load.used("alone").orElseThrow(),
                load.used("load").orElseThrow());
    }

    private void announce(String line) {
        if (line.equals(PhaseRecorder.MARK + "load begins")) {
            progress.accept(Part.LOAD);
        } else if (line.equals(PhaseRecorder.MARK + "alone begins")) {
            progress.accept(Part.ALONE);
        }
    }

    /** The worse of both audits; what is gone after the kill is told apart from what was gone before. */
    private Audit audit(
            LoadResult result, Books.Findings before, Books.Findings after, Double drainSeconds, Long differing) {
        return new Audit(
                result.acknowledged().size(),
                before.lost(),
                Math.max(before.oversold(), after.oversold()),
                Math.max(before.chargedTwice(), after.chargedTwice()),
                after.lost(),
                stage.durable(),
                drainSeconds,
                differing);
    }

    private StageResult result(Measured measured, Audit audit, List<String> notes) {
        LoadResult.Phase load = measured.result().load();
        Prediction prediction =
                new Prediction(stage, copies, measured.result().alone().finished(), measured.alone(), cores);
        CpuShares cpu = CpuShares.of(measured.load(), cores);
        return new StageResult(
                stage.number(),
                stage.title(),
                stage.what(),
                load.throughput(),
                prediction.limit(),
                prediction.resource(),
                null,
                load.latencyMs(),
                load.succeeded() + load.failed(),
                load.failed(),
                audit,
                new Evidence(
                        cpu.byProcess(),
                        measured.load().connections().meanWaitMs(),
                        measured.load().cache().flatMap(CacheUse::hitRatio).orElse(null)),
                cpu.generatorBound(),
                prediction.explanation(),
                prediction.demands(),
                notes);
    }
}
