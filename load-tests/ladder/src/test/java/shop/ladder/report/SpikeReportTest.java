package shop.ladder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.ladder.report.DrillReport.Findings;
import shop.ladder.report.SpikeReport.Outcome;
import shop.ladder.report.SpikeReport.Phase;

class SpikeReportTest {

    private static final Findings GOOD = new Findings(900, 0, 0, 0);
    private static final Map<String, Long> SOME = Map.of("503", 1L);

    @Test
    void stageThatSettlesBeforeItAnswers_mayFailInASpike() {
        assertThat(report(outcome(SOME, null, GOOD)).holds()).isTrue();
    }

    @Test
    void stageThatSettlesLater_mayNot() {
        assertThat(report(outcome(SOME, 4.5, GOOD)).holds()).isFalse();
        assertThat(report(outcome(Map.of(), 4.5, GOOD)).holds()).isTrue();
    }

    @Test
    void brokenPromiseOfOneStage_isOneTooMany() {
        Outcome good = outcome(Map.of(), null, GOOD);
        assertThat(report(good, outcome(Map.of(), null, new Findings(900, 1, 0, 0)))
                        .holds())
                .isFalse();
        assertThat(report(good, good).holds()).isTrue();
    }

    private static Outcome outcome(Map<String, Long> failures, Double drainSeconds, Findings audit) {
        Phase phase = new Phase("in it", 1_500, failures, new Latency(5, 12, 20, 40));
        return new Outcome(6, "kafka", List.of(phase), List.of(), drainSeconds, audit);
    }

    private static SpikeReport report(Outcome... outcomes) {
        return new SpikeReport(
                Instant.EPOCH, new Machine("Linux", "AMD EPYC", 2, 24105, "17"), "", 20, 10, 10, List.of(outcomes));
    }
}
