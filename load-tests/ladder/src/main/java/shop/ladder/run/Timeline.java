package shop.ladder.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.ladder.report.DrillReport.Figures;
import shop.ladder.report.DrillReport.Group;
import shop.ladder.report.Latency;
import shop.ladder.simulation.Sample;

/** The requests of a load in the order in which they ended. */
final class Timeline {

    private final List<Sample> samples;

    /** @param samples in any order */
    Timeline(List<Sample> samples) {
        this.samples = samples.stream()
                .sorted(Comparator.comparingLong(Sample::endedMicros))
                .toList();
    }

    /**
     * What it shows of a drill.
     *
     * @param steps of the drill, one at least
     * @param sentAgain requests that the load balancer sent to more than one replica
     */
    Figures figures(Steps steps, long sentAgain) {
        LongSummaryStatistics failures = failed().mapToLong(Sample::endedMicros).summaryStatistics();
        boolean anyFailed = failures.getCount() > 0;
        return new Figures(
                group(sample -> !sample.checkout()),
                group(Sample::checkout),
                failed().collect(Collectors.groupingBy(Timeline::status, TreeMap::new, Collectors.counting())),
                anyFailed ? millis(failures.getMax() - failures.getMin()) : 0,
                anyFailed
                        ? recovery(steps.taken().get(0).began(), failures.getMax())
                                .orElse(null)
                        : null,
                sentAgain,
                steps.watched().map(this::versions).orElse(Map.of()),
                latency(samples.stream().filter(Sample::succeeded)),
                anyFailed ? latency(failed()) : null);
    }

    private Stream<Sample> failed() {
        return samples.stream().filter(sample -> !sample.succeeded());
    }

    /** Of the answer, or {@code none}. */
    static String status(Sample sample) {
        return sample.status() == 0 ? "none" : String.valueOf(sample.status());
    }

    private Group group(Predicate<Sample> kind) {
        LongSummaryStatistics all =
                samples.stream().filter(kind).mapToLong(Sample::micros).summaryStatistics();
        return new Group(all.getCount(), failed().filter(kind).count(), all.getCount() == 0 ? 0 : millis(all.getMax()));
    }

    /** To the first success after the last failure, in ms; nothing if there was none. */
    private Optional<Double> recovery(Instant since, long lastFailure) {
        return samples.stream()
                .filter(sample -> sample.succeeded() && sample.endedMicros() > lastFailure)
                .findFirst()
                .map(sample -> millis(sample.endedMicros() - micros(since)));
    }

    /** The share of each version in what was asked and answered within a step. */
    private Map<String, Double> versions(Steps.Step step) {
        List<Sample> within = samples.stream()
                .filter(sample ->
                        sample.beganMicros() >= micros(step.began()) && sample.endedMicros() <= micros(step.ended()))
                .toList();
        return within.stream()
                .collect(Collectors.groupingBy(
                        Sample::version,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.counting(), count -> (double) count / within.size())));
    }

    /** Percentiles of how long they took; zeros if there are none. */
    static Latency latency(Stream<Sample> some) {
        long[] sorted = some.mapToLong(Sample::micros).sorted().toArray();
        Function<Double, Double> percentile =
                percent -> sorted.length == 0 ? 0 : millis(sorted[(int) Math.ceil(sorted.length * percent / 100) - 1]);
        return new Latency(
                percentile.apply(50.0), percentile.apply(95.0), percentile.apply(99.0), percentile.apply(100.0));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static double millis(long micros) {
        return micros / 1_000.0;
    }
}
