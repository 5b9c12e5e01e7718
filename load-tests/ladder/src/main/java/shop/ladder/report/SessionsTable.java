package shop.ladder.report;

import java.util.ArrayList;
import java.util.List;
import shop.ladder.report.SessionsReport.Outcome;

/** Sessions as text of at most 80 columns: a line for each way to keep them. Safe for use by threads. */
public final class SessionsTable {

    private static final String ROW = "%-10s%-14s%16s%18s%12s";

    public String render(SessionsReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("", "", "refused", "thrown out", "requests"));
        lines.add(ROW.formatted("sessions", "balancing", "before the kill", "by the kill", "failed"));
        report.outcomes().forEach(outcome -> lines.add(row(outcome)));
        lines.add("");
        lines.addAll(TextLines.wrapped(
                "%d people logged in. Of %d replicas, the one that answered most of them was killed. Thrown out: of those who were not refused before."
                        .formatted(report.users(), report.replicas())));
        return String.join(System.lineSeparator(), lines);
    }

    private static String row(Outcome outcome) {
        return ROW.formatted(
                outcome.sessions(),
                outcome.balancing(),
                Words.percent((double) outcome.refusedBefore() / outcome.askedBefore()),
                outcome.loggedIn() == 0
                        ? "-"
                        : Words.whole(outcome.thrownOut()) + " of " + Words.whole(outcome.loggedIn()),
                Words.whole(outcome.failed()));
    }
}
