package shop.ladder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderReportTest {

    @Test
    void aMonolithThatForgetsAtAKill_breaksNoPromise() {
        assertThat(Reports.twoStages().holds()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1,0,0,0", "0,1,0,0", "0,0,1,0", "0,0,0,1"})
    void anyFaultOfADurableStage_isAFailure(long lost, long oversold, long chargedTwice, long lostAfterKill) {
        assertThat(new Audit(100, lost, oversold, chargedTwice, lostAfterKill, true, null, null).holds())
                .isFalse();
    }

    @Test
    void aStageThatWasNotRun_isAFailure() {
        NotRun missing = new NotRun(2, "postgres-pool", "Postgres did not start");

        assertThat(Reports.with(List.of(Reports.monolith()), List.of(missing)).holds())
                .isFalse();
    }
}
