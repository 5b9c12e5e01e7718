package shop.ladder.report;

import java.util.ArrayList;
import java.util.List;
import shop.ladder.report.ScalingReport.Point;

/** How a shop scales as text of at most 80 columns: a line for each number of copies. Safe for use by threads. */
public final class ScalingTable {

    private static final String ROW = "%-7s%11s%9s%12s%11s%10s%7s%9s";

    public String render(ScalingReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted(
                "copies", "requests/s", "speedup", "efficiency", "predicted", "of limit", "CPU", "audit"));
        report.points().forEach(point -> lines.add(row(point)));
        lines.add("");
        lines.addAll(TextLines.wrapped(bend(report)));
        return String.join(System.lineSeparator(), lines);
    }

    private static String row(Point point) {
        StageResult result = point.result();
        return ROW.formatted(
                point.copies(),
                Words.number(result.throughput()),
                Words.gain(point.speedup()),
                Words.percent(point.efficiency()),
                Words.number(result.predicted()),
                Words.percent(result.ofLimit()),
                Words.percent(cpu(result)),
                result.audit().holds() ? "holds" : "FAILS");
    }

    private static String bend(ScalingReport report) {
        Point last = report.points().get(report.points().size() - 1);
        Point shown = report.bend().orElse(last);
        String where = report.bend().isPresent()
                ? "The curve bends at %d copies: each does %s of what one did at the start."
                        .formatted(shown.copies(), Words.percent(shown.efficiency()))
                : "The curve does not bend up to %d copies.".formatted(shown.copies());
        return "%s The limit there is %s. %s All processes together kept the processors busy for %s of the time."
                .formatted(
                        where,
                        shown.result().limit(),
                        shown.result().explanation().words(),
                        Words.percent(cpu(shown.result())));
    }

    /** The share of the machine's CPU time that all processes took together. */
    private static double cpu(StageResult result) {
        return result.evidence().cpu().values().stream()
                .mapToDouble(share -> share)
                .sum();
    }
}
