package shop.ladder.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.ladder.simulation.RisingLevels.Level;

class RisingLevelsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final RisingLevels levels = new RisingLevels(List.of(10.0, 20.0, 40.0), SECOND);

    @Test
    void rates_riseByTheGrowth_upToTheHighest() {
        assertThat(RisingLevels.rates(10, 2, 50)).containsExactly(10.0, 20.0, 40.0);
    }

    @Test
    void levelIsJudged_whenTheNextOneHasBegun() {
        request(0, 100, true);
        assertThat(levels.result().levels()).isEmpty();

        request(1_000, 1_010, true);

        assertThat(levels.result().levels()).singleElement().satisfies(level -> {
            assertThat(level.rate()).isEqualTo(10);
            assertThat(level.requests()).isEqualTo(1);
            assertThat(level.p95Ms()).isCloseTo(100, within(1.0));
            assertThat(level.holds()).isTrue();
        });
    }

    @Test
    void slowLevel_breaks_andTheOneBeforeIsTheAnswer() {
        request(0, 100, true);
        request(1_000, 1_900, true);
        request(2_100, 2_200, true);

        assertThat(levels.broken()).isTrue();
        assertThat(levels.result().inWords())
                .startsWith("10 requests/s held; at 20 requests/s p95 was 9")
                .endsWith("ms and 0.0 % failed");
    }

    @Test
    void levelWithMoreThanOnePercentOfFailures_breaks() {
        for (int i = 0; i < 98; i++) {
            request(0, 10, true);
        }
        request(0, 10, false);
        request(0, 10, false);
        request(1_100, 1_200, true);

        assertThat(levels.broken()).isTrue();
        assertThat(levels.result().inWords())
                .isEqualTo("no rate held: at 10 requests/s p95 was 10 ms and 2.0 % failed");
    }

    @Test
    void shopThatAnswersNobody_breaks_whenTheNextUserComes() {
        levels.arrived(0);
        levels.arrived(Duration.ofMillis(1_500).toNanos());

        assertThat(levels.broken()).isTrue();
    }

    @Test
    void whereEveryLevelHeld_noHigherRateWasTried() {
        request(0, 10, true);
        request(1_100, 1_200, true);
        request(2_100, 2_200, true);
        request(3_100, 3_200, true);

        assertThat(levels.broken()).isFalse();
        assertThat(levels.result().levels()).extracting(Level::rate).containsExactly(10.0, 20.0, 40.0);
        assertThat(levels.result().inWords()).isEqualTo("40 requests/s held, and no higher rate was tried");
    }

    private void request(long arrivedMs, long endedMs, boolean success) {
        long started = levels.arrived(Duration.ofMillis(arrivedMs).toNanos());
        levels.finished(started, Duration.ofMillis(endedMs).toNanos(), success);
    }
}
