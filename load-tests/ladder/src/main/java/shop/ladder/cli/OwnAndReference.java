package shop.ladder.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import shop.ladder.exercise.Exercise;
import shop.ladder.report.LoadReport;

/**
 * What a reader's code does beside the workshop's own, measured one after the other.
 *
 * @param exercises those that the reader has solved in another way
 */
record OwnAndReference(List<Exercise> exercises, LoadReport own, LoadReport reference) {

    /** In lines of at most 80 columns. */
    String render() {
        String which = exercises.stream().map(Exercise::id).collect(Collectors.joining(", "));
        double ratio = own.throughput() / reference.throughput();
        return """
                %-28s %12s %9s %8s
                %s
                %s
                Your code does %.2f times what the reference does. Two runs of the same code
                differ by some per cent.""".formatted(
                        "",
                        "requests/s",
                        "p95 ms",
                        "failed",
                        row("your code (" + which + ")", own),
                        row("the reference", reference),
                        ratio);
    }

    private static String row(String whose, LoadReport load) {
        return String.format(
                Locale.ROOT,
                "%-28s %,12.1f %,9.0f %8d",
                whose,
                load.throughput(),
                load.latencyMs().p95(),
                load.failed());
    }
}
