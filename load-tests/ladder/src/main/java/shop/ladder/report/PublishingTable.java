package shop.ladder.report;

import java.util.ArrayList;
import java.util.List;
import shop.ladder.report.PublishingReport.Outcome;

/** Ways to tell Kafka as text of at most 80 columns: a line for each. Safe for use by threads. */
public final class PublishingTable {

    private static final String ROW = "%-14s%18s%22s";

    public String render(PublishingReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("events", "orders accepted", "pending for ever"));
        for (Outcome outcome : report.outcomes()) {
            lines.add(ROW.formatted(
                    outcome.publishing(), Words.whole(outcome.accepted()), Words.whole(outcome.forgotten())));
        }
        lines.add("");
        lines.addAll(TextLines.wrapped("Meanwhile: " + String.join(", ", report.steps()) + "."));
        return String.join(System.lineSeparator(), lines);
    }
}
