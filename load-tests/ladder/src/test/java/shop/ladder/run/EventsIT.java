package shop.ladder.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.engines.process.ProcessGuard;
import shop.ladder.report.PublishingReport;
import shop.ladder.report.PublishingReport.Outcome;
import shop.ladder.report.SpikeReport;

/** What is measured of orders that are settled later, in a short form. */
class EventsIT {

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Map<String, String> SMALL = Map.of("SHOP_SEED", "10");

    private ProcessGuard guard;

    @BeforeEach
    void openGuard() {
        guard = new ProcessGuard();
    }

    @AfterEach
    void closeGuard() {
        guard.close();
    }

    @Test
    void spike_isAcceptedAndWorkedOff() {
        SpikeReport report = new SpikeRun(guard, HOME, SMALL)
                .run(List.of(Stage.KAFKA), 5, Duration.ofSeconds(2), (what, left) -> {});

        SpikeReport.Outcome outcome = report.outcomes().get(0);
        assertThat(outcome.phases()).extracting(SpikeReport.Phase::name).containsExactly("before", "in it", "after");
        assertThat(outcome.phases().get(1).orders())
                .isGreaterThan(5 * outcome.phases().get(0).orders());
        assertThat(outcome.phases())
                .allSatisfy(phase -> assertThat(phase.failures()).isEmpty());
        assertThat(outcome.pending()).isNotEmpty();
        assertThat(outcome.drainSeconds()).isNotNegative();
        assertThat(report.holds()).isTrue();
    }

    @Test
    void outbox_forgetsNoOrder_andADualWriteForgetsSome() {
        PublishingReport report =
                new PublishingRun(Stage.KAFKA, guard, HOME, SMALL).run(16, Duration.ofSeconds(1), (what, left) -> {});

        assertThat(report.outcomes()).extracting(Outcome::publishing).containsExactly("dual-write", "outbox");
        assertThat(report.outcomes())
                .allSatisfy(outcome -> assertThat(outcome.accepted()).isPositive());
        assertThat(report.outcomes().get(0).forgotten()).isPositive();
        assertThat(report.outcomes().get(1).forgotten()).isZero();
    }
}
