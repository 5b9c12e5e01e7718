package shop.ladder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.ladder.report.StampedeReport.Outcome;

class StampedeTableTest {

    private final StampedeReport report = new StampedeReport(
            Instant.parse("2026-11-05T09:30:00Z"),
            new Machine("Linux 6.18", "AMD EPYC 7B13", 2, 24105, "17.0.15+6"),
            "5e57a61",
            200,
            5,
            1_000,
            List.of(
                    new Outcome("none", 1_204, 240.81, 0, 9_213, 226, new Latency(5.04, 1_700, 2_052.4, 2_744)),
                    new Outcome("one-flight-across-replicas", 5, 1.0, 0, 9_984, 0, new Latency(2.6, 44, 61.2, 104))));

    @Test
    void everyProtection_isALine() {
        assertThat(new StampedeTable().render(report)).isEqualToNormalizingNewlines("""
                                           database     per
                protection                    asked     TTL   failed   p50 ms   p99 ms   max ms
                none                          1,204     241      226      5.0    2,052    2,744
                one-flight-across-replicas        5     1.0        0      2.6     61.2      104

                200 users asked for the bestsellers about five times a second, for 5 s.
                These expire after 1,000 ms. Times are of the requests that succeeded.""");
    }

    @Test
    void lines_stayWithin80Columns() {
        assertThat(new StampedeTable().render(report).lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void theFile_hasEveryFigure() {
        assertThat(new LadderJson().write(report))
                .contains("\"commit\" : \"5e57a61\"", "\"users\" : 200", "\"ttlMs\" : 1000")
                .contains("\"protection\" : \"none\"", "\"databaseAsked\" : 1204", "\"askedPerTtl\" : 240.8")
                .contains("\"unanswered\" : 0", "\"requests\" : 9213", "\"failed\" : 226", "\"p99\" : 2052");
    }
}
