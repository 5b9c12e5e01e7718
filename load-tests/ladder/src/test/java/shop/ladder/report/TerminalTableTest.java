package shop.ladder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TerminalTableTest {

    private static final Audit HOLDS = new Audit(125, 0, 0, 0, 0, true, null, null);

    private final TerminalTable plain = new TerminalTable(Ansi.OFF);

    @Test
    void twoStages_areATableAndAParagraphEach() {
        assertThat(plain.render(Reports.twoStages())).isEqualToNormalizingNewlines("""
                stage             requests/s   gain  predicted  of limit  p95 ms  failed   audit
                1 monolith              80.1      -       82.5      97 %     613       0   holds
                2 postgres-pool          166   2.1x        174      95 %     403       0   holds

                1  Its limit was the one connection. Every request needs the one connection, and
                   a checkout keeps it while it waits for the payment.
                   All 312 paid orders were found; nothing was oversold or charged twice. When
                   it was killed it forgot 312 of 312 paid orders: it keeps them in memory.

                2  Its limit was database CPU. A quarter of the requests asks for the
                   bestsellers, which the database counts anew each time.
                   All 125 paid orders were found; nothing was oversold or charged twice. When
                   it was killed it forgot none.""");
    }

    @Test
    void aStageWithACache_saysWhatItAnswered_andTheOthersDoNot() {
        assertThat(said(Reports.cache(0.978))).contains("The cache answered 98 % of the lookups.");
        assertThat(said(Reports.pool())).doesNotContain("cache");
    }

    @Test
    void largeFigures_stayWithin80Columns() {
        StageResult fast = Reports.pool(31_504.3, 12.34, false, HOLDS, List.of());

        assertThat(plain.render(Reports.of(List.of(Reports.monolith(), fast))).lines())
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.contains("31,504") && line.contains("12x"));
    }

    @Test
    void colour_changesNoText() {
        String coloured = new TerminalTable(Ansi.ON).render(Reports.twoStages());

        assertThat(coloured).contains("\u001B[");
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain.render(Reports.twoStages()));
    }

    @Test
    void aBusyGenerator_marksTheFigure() {
        StageResult stage = Reports.pool(166, null, true, HOLDS, List.of());

        assertThat(said(stage))
                .contains(" 166+ ")
                .contains("The load generator was the bottleneck here: the true limit is higher.");
    }

    @Test
    void aStageThatGainsNothing_saysSoAndWhatItBuys() {
        StageResult stage = Reports.pool(166, 1.01, false, HOLDS, List.of("It buys a clean stop."));

        assertThat(said(stage)).contains("This stage gains nothing in throughput.", "It buys a clean stop.");
    }

    @Test
    void aStageThatLoses_saysSo() {
        assertThat(said(Reports.pool(166, 0.8, false, HOLDS, List.of())))
                .contains("This stage is slower than the one before.");
    }

    @Test
    void aStageFarFromItsPrediction_saysSo() {
        assertThat(said(Reports.pool(100, null, false, HOLDS, List.of())))
                .contains("It reached only 58 % of the predicted limit");
        assertThat(said(Reports.pool(200, null, false, HOLDS, List.of())))
                .contains("It reached 115 % of the predicted limit");
    }

    @Test
    void aBrokenAudit_isSaidInTheTableAndInWords() {
        StageResult stage = Reports.pool(166, null, false, new Audit(125, 0, 2, 0, 0, true, 3.21, 0L), List.of());

        assertThat(said(stage)).contains("FAILS", "sold 2 more than it had", "paid 3.2 s after the load.");
    }

    @Test
    void aStageThatWasNotRun_saysWhyAndWhatToDo() {
        NotRun stage = new NotRun(5, "load-balancing", "nginx was not found: install it");

        assertThat(plain.render(Reports.with(List.of(), List.of(stage))))
                .contains("5  Not run: nginx was not found: install it");
    }

    private String said(StageResult stage) {
        return plain.render(Reports.of(List.of(stage))).replaceAll("\\s+", " ");
    }
}
