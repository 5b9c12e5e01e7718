package shop.ladder.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shop.ladder.exercise.Estimate;
import shop.ladder.report.StageResult;
import shop.ladder.report.TextLines;

/** An estimate, the formula and the measurement, one below the other. */
record EstimateTable(Estimate estimate, StageResult result) {

    /** In lines of at most 80 columns. */
    String render() {
        List<String> lines = new ArrayList<>();
        lines.add(row("", "requests/s", "limit"));
        lines.add(row(
                "your estimate",
                estimate.throughput() == null ? "-" : number(estimate.throughput()),
                estimate.limit() == null ? "-" : estimate.limit().toString()));
        lines.add(row("the formula", number(result.predicted()), result.limit()));
        lines.add(row("measured", number(result.throughput()), ""));
        lines.add("");
        lines.add("The formula: " + result.explanation().formula());
        lines.add("             " + result.explanation().worked());
        lines.addAll(TextLines.wrapped(result.explanation().words()));
        if (estimate.throughput() != null) {
            lines.add("");
            lines.add(String.format(
                    Locale.ROOT,
                    "Your estimate was %.2f times what was measured.",
                    estimate.throughput() / estimate.measured()));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String row(String what, String throughput, String limit) {
        return "%-15s %12s   %s".formatted(what, throughput, limit).stripTrailing();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 99.95 ? "%.1f" : "%,.0f", value);
    }
}
