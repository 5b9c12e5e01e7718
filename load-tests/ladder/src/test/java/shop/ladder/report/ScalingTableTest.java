package shop.ladder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScalingTableTest {

    private static final Audit HOLDS = new Audit(125, 0, 0, 0, 0, true, null, null);

    private final ScalingReport report = report(Map.of(1, 160.0, 2, 310.0, 4, 480.0));

    @Test
    void everyNumberOfCopies_isALine_andTheBendIsNamedWithItsLimit() {
        assertThat(new ScalingTable().render(report)).isEqualToNormalizingNewlines("""
                copies  requests/s  speedup  efficiency  predicted  of limit    CPU    audit
                1              160     1.0x       100 %        174      92 %   96 %    holds
                2              310     1.9x        97 %        174     178 %   96 %    holds
                4              480     3.0x        75 %        174     276 %   96 %    holds

                The curve bends at 4 copies: each does 75 % of what one did at the start. The
                limit there is database CPU. A quarter of the requests asks for the bestsellers,
                which the database counts anew each time. All processes together kept the
                processors busy for 96 % of the time.""");
    }

    @Test
    void curveThatDoesNotBend_isToldAsSuch() {
        assertThat(new ScalingTable().render(report(Map.of(2, 300.0, 3, 440.0))))
                .contains("3              440     1.5x        98 %")
                .contains("The curve does not bend up to 3 copies.");
    }

    @Test
    void lines_stayWithin80Columns() {
        assertThat(new ScalingTable().render(report).lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void theFile_hasEveryFigure() {
        assertThat(new LadderJson().write(report))
                .contains("\"copies\" : 4", "\"speedup\" : 3,", "\"efficiency\" : 0.75", "\"throughput\" : 480,")
                .contains("\"commit\" : \"5e57a61\"", "\"users\" : 32", "\"machine\"");
    }

    private static ScalingReport report(Map<Integer, Double> throughputs) {
        LadderReport like = Reports.twoStages();
        TreeMap<Integer, StageResult> results = new TreeMap<>();
        throughputs.forEach(
                (copies, throughput) -> results.put(copies, Reports.pool(throughput, null, false, HOLDS, List.of())));
        return new ScalingReport(
                like.measuredAt(), like.machine(), like.commit(), like.parameters(), ScalingReport.compared(results));
    }
}
