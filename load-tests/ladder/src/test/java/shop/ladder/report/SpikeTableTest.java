package shop.ladder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.ladder.report.DrillReport.Findings;
import shop.ladder.report.SpikeReport.Outcome;
import shop.ladder.report.SpikeReport.Pending;
import shop.ladder.report.SpikeReport.Phase;

class SpikeTableTest {

    private static final Latency FAST = new Latency(5, 12, 20, 40);
    private static final Latency SLOW = new Latency(900, 2_400, 2_600, 3_100);

    private final SpikeReport report = new SpikeReport(
            Instant.EPOCH,
            new Machine("Linux", "AMD EPYC", 2, 24105, "17"),
            "",
            15,
            10,
            10,
            List.of(
                    new Outcome(
                            5,
                            "load-balancing",
                            List.of(
                                    new Phase("before", 150, Map.of(), FAST),
                                    new Phase("in it", 1_500, Map.of("503", 700L, "none", 50L), SLOW)),
                            List.of(),
                            null,
                            new Findings(900, 0, 0, 0)),
                    new Outcome(
                            6,
                            "kafka",
                            List.of(
                                    new Phase("before", 150, Map.of(), FAST),
                                    new Phase("in it", 1_500, Map.of(), FAST)),
                            List.of(
                                    new Pending(0.1, 3),
                                    new Pending(0.6, 5),
                                    new Pending(1.1, 50),
                                    new Pending(2.1, 100)),
                            4.5,
                            new Findings(1_650, 0, 0, 0))));

    @Test
    void stages_standBelowEachOther_eachPhaseOnALine() {
        assertThat(lines())
                .startsWith(
                        "stage               spike       orders    failed     p50 ms    p95 ms    longest",
                        "5 load-balancing    before         150       0 %        5.0      12.0       40.0",
                        "5 load-balancing    in it        1,500      50 %        900     2,400      3,100",
                        "6 kafka             before         150       0 %        5.0      12.0       40.0",
                        "6 kafka             in it        1,500       0 %        5.0      12.0       40.0");
    }

    @Test
    void failures_areCountedByStatus() {
        assertThat(String.join(" ", lines()))
                .contains(
                        "Stage 5: orders failed, 700 with status 503, 50 with status none. The audit of 900 confirmed orders holds.");
    }

    @Test
    void drain_isACurveWithALineASecond() {
        assertThat(lines())
                .containsSubsequence(
                        "Stage 6: no order failed. 4.5 s after the spike all its orders were settled. The",
                        "  second   pending orders",
                        "       0        3  ##",
                        "       1       50  #########################",
                        "       2      100  ##################################################");
    }

    @Test
    void noLine_isWiderThanATerminal() {
        assertThat(lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private List<String> lines() {
        return new SpikeTable().render(report).lines().toList();
    }
}
