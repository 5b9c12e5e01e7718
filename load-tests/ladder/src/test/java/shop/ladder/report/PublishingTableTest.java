package shop.ladder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.ladder.report.PublishingReport.Outcome;

class PublishingTableTest {

    @Test
    void eachWay_isALine_andWhatHappenedStandsBelow() {
        PublishingReport report = new PublishingReport(
                Instant.EPOCH,
                new Machine("Linux", "AMD EPYC", 2, 24105, "17"),
                "",
                16,
                List.of("kill -9 of Kafka", "Kafka starts"),
                List.of(new Outcome("dual-write", 1_234, 56), new Outcome("outbox", 1_300, 0)));

        assertThat(new PublishingTable().render(report).lines())
                .containsExactly(
                        "events           orders accepted      pending for ever",
                        "dual-write                 1,234                    56",
                        "outbox                     1,300                     0",
                        "",
                        "Meanwhile: kill -9 of Kafka, Kafka starts.");
    }
}
