package shop.ladder.report;

import java.util.ArrayList;
import java.util.List;
import shop.ladder.report.StampedeReport.Outcome;

/** A stampede as text of at most 80 columns: a line for each protection. Safe for use by threads. */
public final class StampedeTable {

    private static final String ROW = "%-26s%9s%8s%9s%9s%9s%9s";

    public String render(StampedeReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("", "database", "per", "", "", "", ""));
        lines.add(ROW.formatted("protection", "asked", "TTL", "failed", "p50 ms", "p99 ms", "max ms"));
        report.outcomes().forEach(outcome -> lines.add(row(outcome)));
        lines.add("");
        lines.add("%s users asked for the bestsellers about five times a second, for %d s."
                .formatted(Words.whole(report.users()), report.seconds()));
        lines.add("These expire after %s ms. Times are of the requests that succeeded."
                .formatted(Words.whole(report.ttlMs())));
        return String.join(
                System.lineSeparator(),
                lines.stream().map(String::stripTrailing).toList());
    }

    private static String row(Outcome outcome) {
        return ROW.formatted(
                outcome.protection(),
                Words.whole(outcome.databaseAsked()),
                Words.number(outcome.askedPerTtl()),
                Words.whole(outcome.failed()),
                Words.number(outcome.latencyMs().p50()),
                Words.number(outcome.latencyMs().p99()),
                Words.number(outcome.latencyMs().max()));
    }
}
