package shop.ladder.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import shop.ladder.report.DrillReport.Figures;
import shop.ladder.report.DrillReport.Outcome;
import shop.ladder.report.DrillReport.Step;

/** Drills as text of at most 80 columns: a line for each with its figures, then its steps. Safe for use by threads. */
public final class DrillTable {

    private static final String ROW = "%-16s%9s%8s%9s%9s%9s%9s%10s";
    private static final String STEP = "%8s s  %s";

    public String render(DrillReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("", "", "", "outage", "sent", "", "", ""));
        lines.add(ROW.formatted("drill", "requests", "failed", "s", "again", "p99 ms", "max ms", "audit"));
        report.outcomes().forEach(outcome -> lines.add(row(outcome)));
        report.outcomes().forEach(outcome -> lines.addAll(story(outcome)));
        lines.add("");
        lines.addAll(TextLines.wrapped(
                "%d users; max is the longest wait, also of those that failed. Sent again: by nginx to another replica."
                        .formatted(report.users())));
        return String.join(
                System.lineSeparator(),
                lines.stream().map(String::stripTrailing).toList());
    }

    private static String row(Outcome outcome) {
        Figures figures = outcome.figures();
        return ROW.formatted(
                outcome.drill(),
                Words.whole(figures.requests()),
                Words.whole(figures.failed()),
                Words.number(figures.outageMs() / 1_000),
                Words.whole(figures.sentAgain()),
                Words.number(figures.latencyMs().p99()),
                Words.number(figures.longestMs()),
                outcome.audit().holds() ? "holds" : "FAILS");
    }

    private static List<String> story(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(TextLines.wrapped(outcome.drill() + ": " + outcome.what() + "."));
        outcome.steps().forEach(step -> lines.add(step(step)));
        lines.addAll(TextLines.wrapped("%s: %s.%s%s"
                .formatted(
                        outcome.verdict().held() ? "As expected" : "NOT AS EXPECTED",
                        outcome.verdict().expected(),
                        failures(outcome.figures()),
                        versions(outcome.figures().versions()))));
        return lines;
    }

    private static String step(Step step) {
        return STEP.formatted(String.format(Locale.ROOT, "%.1f", step.atSeconds()), step.what());
    }

    private static String failures(Figures figures) {
        if (figures.failed() == 0) {
            return "";
        }
        String recovered = figures.recoveryMs() == null
                ? ""
                : ", none later than %s s after the first step".formatted(Words.number(figures.recoveryMs() / 1_000));
        return " %s of %s reads and %s of %s checkouts failed%s. They were told so after %s ms (p50), %s ms (p95)."
                .formatted(
                        Words.whole(figures.reads().failed()),
                        Words.whole(figures.reads().requests()),
                        Words.whole(figures.checkouts().failed()),
                        Words.whole(figures.checkouts().requests()),
                        recovered,
                        Words.number(figures.failedMs().p50()),
                        Words.number(figures.failedMs().p95()));
    }

    private static String versions(Map<String, Double> versions) {
        return versions.isEmpty()
                ? ""
                : versions.entrySet().stream()
                        .map(share ->
                                String.format(Locale.ROOT, "%.1f %% by %s", 100 * share.getValue(), share.getKey()))
                        .collect(Collectors.joining(", ", " Answers: ", "."));
    }
}
