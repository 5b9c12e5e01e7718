package shop.ladder.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** The report as text of at most 80 columns: a table, then a few sentences about each stage. Safe for use by threads. */
public final class TerminalTable {

    private static final String INDENT = "   ";
    private static final String ROW = "%-17s%11s%7s%11s%10s%8s%8s%8s";

    private final Ansi ansi;

    /** @param ansi whether to use colours */
    public TerminalTable(Ansi ansi) {
        this.ansi = ansi;
    }

    public String render(LadderReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(style(
                "bold",
                ROW.formatted("stage", "requests/s", "gain", "predicted", "of limit", "p95 ms", "failed", "audit")));
        report.stages().forEach(stage -> lines.add(row(stage)));
        report.stages().forEach(stage -> lines.addAll(story(stage)));
        for (NotRun stage : report.notRun()) {
            lines.add("");
            lines.addAll(paragraph(stage.stage(), "Not run: " + stage.reason(), "red"));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private String row(StageResult stage) {
        String cells = ROW.formatted(
                shortened(stage.stage() + " " + stage.name(), 17),
                Words.number(stage.throughput()) + (stage.generatorBound() ? "+" : ""),
                Words.gain(stage.gain()),
                Words.number(stage.predicted()),
                Words.percent(stage.ofLimit()),
                String.format(Locale.ROOT, "%.0f", stage.latencyMs().p95()),
                stage.failed(),
                stage.audit().holds() ? "holds" : "FAILS");
        return stage.audit().holds() ? cells : style("red", cells);
    }

    private List<String> story(StageResult stage) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        String limit = "Its limit was %s. %s"
                .formatted(stage.limit(), stage.explanation().words());
        lines.addAll(paragraph(stage.stage(), limit, null));
        Words.cache(stage.evidence()).ifPresent(words -> lines.addAll(wrapped(words, null)));
        lines.addAll(wrapped(Words.audit(stage.audit()), colour(stage.audit())));
        Words.caveats(stage).forEach(caveat -> lines.addAll(wrapped(caveat, "yellow")));
        return lines;
    }

    private static String colour(Audit audit) {
        if (!audit.holds()) {
            return "red";
        }
        return audit.lostAfterKill() > 0 ? "yellow" : "green";
    }

    private List<String> paragraph(int stage, String text, String style) {
        List<String> lines = wrapped(text, style);
        lines.set(0, "%-3d%s".formatted(stage, lines.get(0).substring(INDENT.length())));
        return lines;
    }

    private List<String> wrapped(String text, String style) {
        return TextLines.wrapped(text, TextLines.WIDTH - INDENT.length()).stream()
                .map(line -> INDENT + style(style, line))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private String style(String style, String text) {
        return style == null ? text : ansi.string("@|" + style + " " + text + "|@");
    }

    private static String shortened(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width);
    }
}
