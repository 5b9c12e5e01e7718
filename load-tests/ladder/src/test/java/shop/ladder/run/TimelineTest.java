package shop.ladder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.ladder.report.DrillReport.Figures;
import shop.ladder.report.DrillReport.Group;
import shop.ladder.report.Latency;
import shop.ladder.simulation.Sample;

class TimelineTest {

    private final Steps steps = new Steps(Duration.ZERO);
    private final List<Sample> samples = new ArrayList<>();
    private Instant firstStep;

    @BeforeEach
    void takeAStep() {
        steps.take("something happens", () -> {});
        firstStep = steps.taken().get(0).began();
    }

    @Test
    void withoutFailures_thereIsNoOutageAndNothingToRecoverFrom() {
        read(0, 10);
        read(10, 20);

        Figures figures = figures();
        assertThat(figures.failed()).isZero();
        assertThat(figures.failures()).isEmpty();
        assertThat(figures.outageMs()).isZero();
        assertThat(figures.recoveryMs()).isNull();
    }

    @Test
    void outage_isFromTheFirstFailureToTheLast_andRecoveryToTheNextSuccess() {
        read(0, 10);
        failed(503, 100, 150);
        read(150, 200);
        failed(0, 200, 450);
        read(300, 500);
        read(500, 600);

        Figures figures = figures();
        assertThat(figures.outageMs()).isEqualTo(300);
        assertThat(figures.recoveryMs()).isEqualTo(500);
        assertThat(figures.failures()).containsOnly(entry("503", 1L), entry("none", 1L));
    }

    @Test
    void loadThatNeverRecovers_hasNoRecovery() {
        read(0, 10);
        failed(503, 10, 20);

        assertThat(figures().recoveryMs()).isNull();
    }

    @Test
    void readsAndCheckouts_areToldApart_andTheLongestWaitMayEndInAFailure() {
        read(0, 10);
        failed(504, 0, 3_000);
        checkout(0, 200);

        Figures figures = figures();
        assertThat(figures.reads()).isEqualTo(new Group(2, 1, 3_000));
        assertThat(figures.checkouts()).isEqualTo(new Group(1, 0, 200));
        assertThat(figures.requests()).isEqualTo(3);
        assertThat(figures.longestMs()).isEqualTo(3_000);
    }

    @Test
    void latency_isOfThoseThatSucceeded() {
        for (int i = 1; i <= 100; i++) {
            read(0, i);
        }
        failed(504, 0, 3_000);

        assertThat(figures().latencyMs()).isEqualTo(new Latency(50, 95, 99, 100));
    }

    @Test
    void versions_areSharesOfWhatWasAskedAndAnsweredWhileWatched() {
        steps.watch("two versions serve", () -> steps.goOn(1));
        Steps.Step watched = steps.watched().orElseThrow();
        sample(micros(watched.began()) - 1, 0, "before");
        sample(micros(watched.ended()), 1, "after");
        sample(micros(watched.began()), 0, "old");
        sample(micros(watched.began()), 0, "old");
        sample(micros(watched.began()), 0, "old");
        sample(micros(watched.ended()), 0, "new");

        assertThat(figures().versions()).containsOnly(entry("old", 0.75), entry("new", 0.25));
    }

    private Figures figures() {
        Collections.shuffle(samples);
        return new Timeline(samples).figures(steps, 0);
    }

    private void read(long beganMs, long endedMs) {
        add(beganMs, endedMs, false, 200);
    }

    private void checkout(long beganMs, long endedMs) {
        add(beganMs, endedMs, true, 201);
    }

    private void failed(int status, long beganMs, long endedMs) {
        add(beganMs, endedMs, false, status);
    }

    /** Times are since the first step. */
    private void add(long beganMs, long endedMs, boolean checkout, int status) {
        boolean succeeded = status / 100 == 2;
        samples.add(new Sample(
                micros(firstStep) + 1_000 * beganMs,
                1_000 * (endedMs - beganMs),
                checkout,
                succeeded,
                status,
                succeeded ? "1.0.0" : ""));
    }

    private void sample(long beganMicros, long micros, String version) {
        samples.add(new Sample(beganMicros, micros, false, true, 200, version));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
