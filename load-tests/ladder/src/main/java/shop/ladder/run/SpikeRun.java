package shop.ladder.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;
import shop.ladder.report.DrillReport.Findings;
import shop.ladder.report.SpikeReport;
import shop.ladder.report.SpikeReport.Outcome;
import shop.ladder.report.SpikeReport.Pending;
import shop.ladder.report.SpikeReport.Phase;
import shop.ladder.simulation.DrillLoad;
import shop.ladder.simulation.ResultFile;
import shop.ladder.simulation.Sample;
import shop.ladder.simulation.Spike;

/** Has the same spike of orders come to several stages, one after the other, each on servers of its own. */
public final class SpikeRun {

    private static final List<String> PHASES = List.of("before", "in it", "after");

    /** What a stage takes beyond the load. */
    private static final Duration AROUND = Duration.ofSeconds(25);

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final ProcessGuard guard;
    private final Path home;
    private final Map<String, String> settings;

    /**
     * @param home the checkout's root folder
     * @param settings environment variables on top of those of the drills
     */
    public SpikeRun(ProcessGuard guard, Path home, Map<String, String> settings) {
        this.guard = guard;
        this.home = home;
        this.settings = settings;
    }

    /**
     * Measures.
     *
     * @param rate orders a second in ordinary times
     * @param length of the spike, and of the ordinary times before and after it
     * @param progress is told what happens
     * @throws EngineFailed if a shop or the load does not do its work; orders that fail are part of the outcome
     */
    public SpikeReport run(List<Stage> stages, int rate, Duration length, Progress progress) {
        Instant began = Instant.now();
        List<Outcome> outcomes = new ArrayList<>();
        Duration each = AROUND.plus(Conditions.WARM_UP).plus(length.multipliedBy(PHASES.size()));
        for (Stage stage : stages) {
            progress.begins("spike: stage " + stage.number(), each.multipliedBy(stages.size() - outcomes.size()));
            outcomes.add(run(stage, rate, length));
        }
        return new SpikeReport(
                began, ThisMachine.describe(), Commit.of(home), rate, Spike.FACTOR, (int) length.toSeconds(), outcomes);
    }

    private Outcome run(Stage stage, int rate, Duration length) {
        Path folder = guard.newFolder("spike");
        ResultFile resultFile = new ResultFile(folder.resolve("result.json"));
        try (RunningShop shop = RunningShop.start(stage, guard, home, guard.freePort(), settings);
                PendingOrders pending = new PendingOrders(shop::orders)) {
            Books books = new Books(new ShopClient(shop.url()));
            new LoadGenerator(guard, shop, folder)
                    .run(
                            Spike.class,
                            Map.of(
                                    "rate", String.valueOf(rate),
                                    "seconds", String.valueOf(length.toSeconds()),
                                    "warmUpSeconds", String.valueOf(Conditions.WARM_UP.toSeconds()),
                                    "resultFile", resultFile.file().toString()),
                            false,
                            LIMIT,
                            line -> {
                                if (stage.settlesLater() && line.equals(Spike.BEGUN)) {
                                    pending.watch();
                                }
                            })
                    .orThrow();
            DrillLoad load = resultFile.read(DrillLoad.class);
            Books.Findings found = books.audit(load.acknowledged(), load.unanswered(), shop::charges);
            return outcome(stage, length, load, stage.settlesLater() ? pending.untilNow() : List.of(), found);
        } finally {
            guard.delete(folder);
        }
    }

    private static Outcome outcome(
            Stage stage, Duration length, DrillLoad load, List<Pending> pending, Books.Findings found) {
        return new Outcome(
                stage.number(),
                stage.title(),
                phases(load.samples(), length),
                pending,
                stage.settlesLater() ? drainSeconds(pending, length) : null,
                new Findings(load.acknowledged().size(), found.lost(), found.oversold(), found.chargedTwice()));
    }

    private static List<Phase> phases(List<Sample> samples, Duration each) {
        long first = samples.stream().mapToLong(Sample::beganMicros).min().orElseThrow();
        long warm = first + Conditions.WARM_UP.toMillis() * 1_000;
        long length = each.toMillis() * 1_000;
        List<Phase> phases = new ArrayList<>();
        for (int i = 0; i < PHASES.size(); i++) {
            long from = warm + i * length;
            List<Sample> orders = samples.stream()
                    .filter(Sample::checkout)
                    .filter(sample -> sample.beganMicros() >= from && sample.beganMicros() < from + length)
                    .toList();
            phases.add(new Phase(
                    PHASES.get(i),
                    orders.size(),
                    orders.stream()
                            .filter(sample -> !sample.succeeded())
                            .collect(Collectors.groupingBy(Timeline::status, TreeMap::new, Collectors.counting())),
                    Timeline.latency(orders.stream().filter(Sample::succeeded))));
        }
        return phases;
    }

    /** To the moment at which no more was pending than in ordinary times: the most that was seen before the spike. */
    private static double drainSeconds(List<Pending> pending, Duration length) {
        double spike = length.toSeconds();
        long usual = pending.stream()
                .filter(point -> point.atSeconds() < spike)
                .mapToLong(Pending::orders)
                .max()
                .orElse(0);
        return pending.stream()
                .filter(point -> point.atSeconds() > 2 * spike && point.orders() <= usual)
                .findFirst()
                .map(point -> point.atSeconds() - 2 * spike)
                .orElseThrow(() -> new EngineFailed("orders of the spike are still pending"));
    }
}
