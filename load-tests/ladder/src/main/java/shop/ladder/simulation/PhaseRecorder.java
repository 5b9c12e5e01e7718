package shop.ladder.simulation;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import shop.ladder.report.Latency;

/**
 * Counts the requests of one phase. When the phase's first user begins and when its last one ends, it says so on standard
 * output, for the runner to read the machine's meters at that moment. Safe for use by many threads.
 */
public final class PhaseRecorder {

    /** How these lines begin; the phase and {@code begins} or {@code ends} follow. */
    public static final String MARK = "@phase ";

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final String name;
    private final Duration length;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicInteger toEnd;
    private volatile long begunNanos;
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder finished = new LongAdder();
    private final Histogram micros = new ConcurrentHistogram(LONGEST.toNanos() / 1_000, 3);

    PhaseRecorder(String name, int users, Duration length) {
        this.name = name;
        this.length = length;
        this.toEnd = new AtomicInteger(users);
    }

    /** The users of this phase, who do the given. */
    ScenarioBuilder users(ChainBuilder requests) {
        return scenario(name)
                .exec(session -> {
                    userBegins();
                    return session;
                })
                .exec(requests)
                .exec(session -> {
                    userEnds();
                    return session;
                });
    }

    /** A request of this phase; whether it fails is forgotten after it. */
    ChainBuilder recorded(ChainBuilder request) {
        return exec(session -> session.set("startedNanos", System.nanoTime()))
                .exec(request)
                .exec(session -> {
                    finished(session.getLong("startedNanos"), !session.isFailed());
                    return session.markAsSucceeded();
                });
    }

    void userBegins() {
        if (begun.compareAndSet(false, true)) {
            begunNanos = System.nanoTime();
            say("begins");
        }
    }

    void userEnds() {
        if (toEnd.decrementAndGet() == 0) {
            say("ends");
        }
    }

    void finished(long startedNanos, boolean success) {
        long now = System.nanoTime();
        finished.increment();
        if (now - begunNanos > length.toNanos()) {
            return;
        }
        if (success) {
            succeeded.increment();
            micros.recordValue(Math.min((now - startedNanos) / 1_000, LONGEST.toNanos() / 1_000));
        } else {
            failed.increment();
        }
    }

    LoadResult.Phase result() {
        return new LoadResult.Phase(
                length.toMillis() / 1_000.0,
                succeeded.sum(),
                failed.sum(),
                finished.sum(),
                new Latency(
                        millis(micros.getValueAtPercentile(50)),
                        millis(micros.getValueAtPercentile(95)),
                        millis(micros.getValueAtPercentile(99)),
                        millis(micros.getMaxValue())));
    }

    private void say(String what) {
        System.out.println(MARK + name + " " + what);
    }

    private static double millis(long micros) {
        return micros / 1_000.0;
    }
}
