package shop.ladder.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PhaseRecorderTest {

    @Test
    void requestsWithinThePhase_areCountedBySuccess() {
        PhaseRecorder phase = new PhaseRecorder("load", 1, Duration.ofMinutes(1));
        phase.userBegins();

        phase.finished(System.nanoTime() - Duration.ofMillis(40).toNanos(), true);
        phase.finished(System.nanoTime() - Duration.ofMillis(20).toNanos(), true);
        phase.finished(System.nanoTime(), false);

        LoadResult.Phase result = phase.result();
        assertThat(result.succeeded()).isEqualTo(2);
        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.throughput()).isEqualTo(2 / 60.0);
        assertThat(result.latencyMs().p50()).isBetween(20.0, 40.0);
        assertThat(result.latencyMs().max()).isGreaterThanOrEqualTo(39.0);
    }

    @Test
    void requestThatEndsAfterThePhase_countsAsFinishedOnly() {
        PhaseRecorder phase = new PhaseRecorder("load", 1, Duration.ofNanos(1));
        phase.userBegins();

        phase.finished(System.nanoTime(), true);

        assertThat(phase.result().succeeded()).isZero();
        assertThat(phase.result().finished()).isEqualTo(1);
    }
}
