package shop.ladder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.ladder.report.DrillReport.Figures;
import shop.ladder.report.DrillReport.Findings;
import shop.ladder.report.DrillReport.Group;
import shop.ladder.report.DrillReport.Outcome;
import shop.ladder.report.DrillReport.Step;
import shop.ladder.report.DrillReport.Verdict;

class DrillTableTest {

    private final Outcome canary = new Outcome(
            "Canary",
            "a tenth of the requests go to a new version, and later none",
            List.of(new Step("nginx reloads: 10 % of the requests to the canary", 4.012, 0.2)),
            new Figures(
                    new Group(28_500, 0, 310.4),
                    new Group(1_500, 0, 640.2),
                    Map.of(),
                    0,
                    null,
                    0,
                    Map.of("canary", 0.1012),
                    new Latency(11, 62, 204.2, 640.2),
                    null),
            new Findings(1_900, 0, 0, 0),
            new Verdict("no request fails, and the new version answers 10 % of them, give or take 2", true));

    private final Outcome database = new Outcome(
            "DatabaseRestart",
            "Postgres is killed, and later started again",
            List.of(new Step("kill -9 of Postgres", 3.0, 0.1), new Step("Postgres starts", 6.14, 1.2)),
            new Figures(
                    new Group(9_500, 310, 5_104.7),
                    new Group(480, 96, 5_211.3),
                    Map.of("503", 406L),
                    7_120,
                    8_342.1,
                    0,
                    Map.of(),
                    new Latency(9, 71, 254, 4_870),
                    new Latency(12.5, 2_504, 2_510, 5_211)),
            new Findings(2_280, 0, 0, 0),
            new Verdict("it fails in good order", true));

    @Test
    void everyDrill_isALineAndAStory() {
        assertThat(new DrillTable().render(report(canary, database))).isEqualToNormalizingNewlines("""
                                                    outage     sent
                drill            requests  failed        s    again   p99 ms   max ms     audit
                Canary             30,000       0      0.0        0      204      640     holds
                DatabaseRestart     9,980     406      7.1        0      254    5,211     holds

                Canary: a tenth of the requests go to a new version, and later none.
                     4.0 s  nginx reloads: 10 % of the requests to the canary
                As expected: no request fails, and the new version answers 10 % of them, give or
                take 2. Answers: 10.1 % by canary.

                DatabaseRestart: Postgres is killed, and later started again.
                     3.0 s  kill -9 of Postgres
                     6.1 s  Postgres starts
                As expected: it fails in good order. 310 of 9,500 reads and 96 of 480 checkouts
                failed, none later than 8.3 s after the first step. They were told so after 12.5
                ms (p50), 2,504 ms (p95).

                32 users; max is the longest wait, also of those that failed. Sent again: by
                nginx to another replica.""");
    }

    @Test
    void lines_stayWithin80Columns() {
        assertThat(new DrillTable().render(report(canary, database)).lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void whatIsNotAsExpected_isSeen_andTheReportDoesNotHold() {
        Outcome failed = new Outcome(
                canary.drill(),
                canary.what(),
                canary.steps(),
                canary.figures(),
                canary.audit(),
                new Verdict("no request fails", false));
        Outcome forgetful = new Outcome(
                canary.drill(),
                canary.what(),
                canary.steps(),
                canary.figures(),
                new Findings(1_900, 1, 0, 0),
                canary.verdict());

        assertThat(report(canary).holds()).isTrue();
        assertThat(report(canary, failed).holds()).isFalse();
        assertThat(report(forgetful, canary).holds()).isFalse();
        assertThat(new DrillTable().render(report(failed, forgetful)))
                .contains("NOT AS EXPECTED: no request fails.", "640     FAILS");
    }

    @Test
    void theFile_hasEveryFigure() {
        assertThat(new LadderJson().write(report(database)))
                .contains("\"commit\" : \"5e57a61\"", "\"users\" : 32", "\"pauseSeconds\" : 3")
                .contains("\"drill\" : \"DatabaseRestart\"", "\"atSeconds\" : 6.14", "\"recoveryMs\" : 8342")
                .contains("\"503\" : 406", "\"sentAgain\" : 0", "\"acknowledged\" : 2280", "\"held\" : true");
    }

    private static DrillReport report(Outcome... outcomes) {
        return new DrillReport(
                Instant.parse("2026-11-05T09:30:00Z"),
                new Machine("Linux 6.18", "AMD EPYC 7B13", 2, 24105, "17.0.15+6"),
                "5e57a61",
                32,
                6,
                3,
                3,
                5_000,
                List.of(outcomes));
    }
}
