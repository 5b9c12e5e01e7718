package shop.ladder.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import shop.ladder.report.SpikeReport.Outcome;
import shop.ladder.report.SpikeReport.Pending;
import shop.ladder.report.SpikeReport.Phase;

/** A spike as text of at most 80 columns: what each stage did, and how what it put off was worked off. Safe for use by threads. */
public final class SpikeTable {

    private static final String ROW = "%-20s%-9s%9s%10s%11s%10s%11s";
    private static final int WIDEST_BAR = 50;

    public String render(SpikeReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("stage", "spike", "orders", "failed", "p50 ms", "p95 ms", "longest"));
        report.outcomes().forEach(outcome -> outcome.phases().forEach(phase -> lines.add(row(outcome, phase))));
        for (Outcome outcome : report.outcomes()) {
            lines.add("");
            lines.addAll(TextLines.wrapped(story(outcome)));
            lines.addAll(curve(outcome.pending()));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String row(Outcome outcome, Phase phase) {
        return ROW.formatted(
                outcome.stage() + " " + outcome.name(),
                phase.name(),
                Words.whole(phase.orders()),
                Words.percent((double) phase.failed() / phase.orders()),
                Words.number(phase.latencyMs().p50()),
                Words.number(phase.latencyMs().p95()),
                Words.number(phase.latencyMs().max()));
    }

    private static String story(Outcome outcome) {
        List<String> sentences = new ArrayList<>();
        String failures = outcome.phases().stream()
                .flatMap(phase -> phase.failures().entrySet().stream())
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey(), TreeMap::new, Collectors.summingLong(entry -> entry.getValue())))
                .entrySet()
                .stream()
                .map(entry -> Words.whole(entry.getValue()) + " with status " + entry.getKey())
                .collect(Collectors.joining(", "));
        sentences.add("Stage %d: %s."
                .formatted(outcome.stage(), failures.isEmpty() ? "no order failed" : "orders failed, " + failures));
        if (outcome.drainSeconds() != null) {
            sentences.add("%s s after the spike all its orders were settled."
                    .formatted(Words.number(outcome.drainSeconds())));
        }
        sentences.add(
                outcome.audit().holds()
                        ? "The audit of %s confirmed orders holds."
                                .formatted(Words.whole(outcome.audit().acknowledged()))
                        : "The audit FAILS: %d lost, %d oversold, %d charged twice."
                                .formatted(
                                        outcome.audit().lost(),
                                        outcome.audit().oversold(),
                                        outcome.audit().chargedTwice()));
        return String.join(" ", sentences);
    }

    /** A line a second. */
    private static List<String> curve(List<Pending> pending) {
        long most = pending.stream().mapToLong(Pending::orders).max().orElse(0);
        List<String> lines = new ArrayList<>();
        if (most > 0) {
            lines.add("");
            lines.add("  second   pending orders");
        }
        double next = 0;
        for (Pending point : pending) {
            if (most > 0 && point.atSeconds() >= next) {
                int width = (int) Math.round((double) WIDEST_BAR * point.orders() / most);
                lines.add(String.format(
                        Locale.ROOT, "%8.0f%9d  %s", point.atSeconds(), point.orders(), "#".repeat(width)));
                next = Math.floor(point.atSeconds()) + 1;
            }
        }
        return lines;
    }
}
