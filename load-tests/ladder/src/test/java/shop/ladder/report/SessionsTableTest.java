package shop.ladder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.ladder.report.SessionsReport.Outcome;

class SessionsTableTest {

    private final SessionsReport report = new SessionsReport(
            Instant.parse("2026-11-05T09:30:00Z"),
            new Machine("Linux 6.18", "AMD EPYC 7B13", 2, 24105, "17.0.15+6"),
            "5e57a61",
            100,
            3,
            List.of(
                    new Outcome("memory", "least_conn", 1_500, 1_002, 0, 0, 0),
                    new Outcome("memory", "ip_hash", 1_500, 0, 100, 100, 0),
                    new Outcome("token", "least_conn", 1_500, 0, 100, 0, 0)));

    @Test
    void everyWayToKeepSessions_isALine() {
        assertThat(new SessionsTable().render(report)).isEqualToNormalizingNewlines("""
                                                 refused        thrown out    requests
                sessions  balancing      before the kill       by the kill      failed
                memory    least_conn                67 %                 -           0
                memory    ip_hash                    0 %        100 of 100           0
                token     least_conn                 0 %          0 of 100           0

                100 people logged in. Of 3 replicas, the one that answered most of them was
                killed. Thrown out: of those who were not refused before.""");
    }

    @Test
    void lines_stayWithin80Columns() {
        assertThat(new SessionsTable().render(report).lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void theFile_hasEveryFigure() {
        assertThat(new LadderJson().write(report))
                .contains(
                        "\"users\" : 100",
                        "\"replicas\" : 3",
                        "\"sessions\" : \"memory\"",
                        "\"balancing\" : \"ip_hash\"")
                .contains("\"askedBefore\" : 1500", "\"refusedBefore\" : 1002", "\"thrownOut\" : 100");
    }
}
