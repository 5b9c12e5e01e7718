package shop.ladder.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/**
 * Judges arrival rates that rise level by level. A request belongs to the level in which it ends: a shop that falls behind
 * answers late, and that is seen in the level in which it is. Safe for use by many threads.
 */
final class RisingLevels {

    /** A level holds while its 95th percentile, in milliseconds, is not above this … */
    static final double MAX_P95_MS = 500;

    /** … and the share of failed requests is not above this. */
    static final double MAX_FAILED = 0.01;

    /** How a level went; {@code rate} in arrivals per second. */
    record Level(double rate, long requests, double failedShare, double p95Ms) {

        boolean holds() {
            return requests > 0 && p95Ms <= MAX_P95_MS && failedShare <= MAX_FAILED;
        }
    }

    /** All levels that were judged; only the last can be one that did not hold. */
    record Result(List<Level> levels) {

        String inWords() {
            if (levels.isEmpty()) {
                return "no level was judged: the run was too short";
            }
            Level last = levels.get(levels.size() - 1);
            if (last.holds()) {
                return String.format(Locale.ROOT, "%.0f requests/s held, and no higher rate was tried", last.rate());
            }
            String broke = String.format(
                    Locale.ROOT,
                    "at %.0f requests/s p95 was %.0f ms and %.1f %% failed",
                    last.rate(),
                    last.p95Ms(),
                    100 * last.failedShare());
            return levels.size() == 1
                    ? "no rate held: " + broke
                    : "%.0f requests/s held; %s"
                            .formatted(levels.get(levels.size() - 2).rate(), broke);
        }
    }

    private final List<Double> rates;
    private final long lengthNanos;
    private final List<Level> judged = new ArrayList<>();
    private final Histogram micros = new Histogram(3);
    private long beginNanos;
    private boolean begun;
    private long failed;
    private boolean broken;

    RisingLevels(List<Double> rates, Duration length) {
        this.rates = List.copyOf(rates);
        this.lengthNanos = length.toNanos();
    }

    static List<Double> rates(double first, double growth, double highest) {
        return DoubleStream.iterate(first, rate -> rate <= highest, rate -> rate * growth)
                .boxed()
                .toList();
    }

    /** A request begins; gives its start in {@link System#nanoTime} units. */
    synchronized long arrived() {
        return arrived(System.nanoTime());
    }

    synchronized long arrived(long now) {
        if (!begun) {
            begun = true;
            beginNanos = now;
        }
        judgeLevelsBefore(now);
        return now;
    }

    void finished(long startedNanos, boolean success) {
        finished(startedNanos, System.nanoTime(), success);
    }

    synchronized void finished(long startedNanos, long now, boolean success) {
        judgeLevelsBefore(now);
        micros.recordValue((now - startedNanos) / 1_000);
        if (!success) {
            failed++;
        }
    }

    /** Whether a level did not hold. */
    synchronized boolean broken() {
        return broken;
    }

    synchronized Result result() {
        return new Result(List.copyOf(judged));
    }

    private void judgeLevelsBefore(long now) {
        long level = Math.min((now - beginNanos) / lengthNanos, rates.size());
        while (!broken && judged.size() < level) {
            judge();
        }
    }

    private void judge() {
        long requests = micros.getTotalCount();
        Level level = new Level(
                rates.get(judged.size()),
                requests,
                requests == 0 ? 0 : (double) failed / requests,
                micros.getValueAtPercentile(95) / 1_000.0);
        judged.add(level);
        broken = !level.holds();
        micros.reset();
        failed = 0;
    }
}
