package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.ladder.exercise.MiniCourse;
import shop.ladder.report.Latency;
import shop.ladder.report.LoadReport;
import shop.ladder.report.Machine;

class OwnAndReferenceTest {

    @Test
    void bothFiguresAndTheirRatio_areShown() {
        LoadReport own = report(2_300, 7, 1_240);
        LoadReport reference = report(4_600, 0, 630);

        assertThat(new OwnAndReference(List.of(MiniCourse.EXERCISE), own, reference)
                        .render()
                        .lines())
                .containsExactly(
                        "                               requests/s    p95 ms   failed",
                        "your code (1.1)                     230.0     1,240        7",
                        "the reference                       460.0       630        0",
                        "Your code does 0.50 times what the reference does. Two runs of the same code",
                        "differ by some per cent.");
    }

    private static LoadReport report(long requests, long failed, double p95) {
        return new LoadReport(
                Instant.EPOCH,
                new Machine("Linux", null, 2, 8_000, "17"),
                "abc1234",
                "load 1",
                false,
                Map.of(),
                10,
                requests / 10.0,
                requests,
                failed,
                new Latency(1, p95, 3, 4),
                null,
                null);
    }
}
