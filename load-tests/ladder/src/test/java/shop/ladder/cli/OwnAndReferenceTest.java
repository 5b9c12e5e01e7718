package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.ladder.exercise.MiniCourse;
import shop.ladder.report.Latency;
import shop.ladder.simulation.LoadResult;

class OwnAndReferenceTest {

    @Test
    void bothFiguresAndTheirRatio_areShown() {
        LoadResult.Phase own = new LoadResult.Phase(10, 2_300, 7, 2_307, new Latency(1, 1_240, 3, 4));
        LoadResult.Phase reference = new LoadResult.Phase(10, 4_600, 0, 4_600, new Latency(1, 630, 3, 4));

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
}
