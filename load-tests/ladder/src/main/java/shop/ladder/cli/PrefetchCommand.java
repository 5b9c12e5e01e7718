package shop.ladder.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;
import shop.ladder.cli.Finding.Level;
import shop.ladder.run.Stopped;

@Command(
        name = "prefetch",
        description = "Download everything that the workshop can need, after which all of it works without a network.")
final class PrefetchCommand implements Callable<Integer> {

    private final Function<ProcessGuard, List<Supply>> supplies;

    @Spec
    private CommandSpec spec;

    PrefetchCommand(Function<ProcessGuard, List<Supply>> supplies) {
        this.supplies = supplies;
    }

    @Override
    public Integer call() {
        List<Finding> findings = ProgressLine.during(this::fetch);
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(finding ->
                out.println(finding.line(spec.commandLine().getColorScheme().ansi())));
        List<String> missing = subjects(findings, Level.MISSING);
        out.println(
                missing.isEmpty()
                        ? allIsHere(subjects(findings, Level.WARNING))
                        : "%d of %d could not be had. ./workshop prefetch again takes what is missing."
                                .formatted(missing.size(), findings.size()));
        return missing.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String allIsHere(List<String> exceptions) {
        return (exceptions.isEmpty() ? "All of it is here" : "All is here but " + String.join(", ", exceptions))
                + ": the network may go.";
    }

    private static List<String> subjects(List<Finding> findings, Level level) {
        return findings.stream()
                .filter(finding -> finding.level() == level)
                .map(Finding::subject)
                .toList();
    }

    /** One that cannot be had does not keep the rest from being fetched. */
    private List<Finding> fetch(ProgressLine progress) {
        List<Finding> findings = new ArrayList<>();
        try (ProcessGuard guard = new ProcessGuard()) {
            for (Supply supply : supplies.apply(guard)) {
                progress.begins("Fetching " + supply.name());
                try {
                    findings.add(Finding.ok(supply.name(), supply.fetch().get()));
                } catch (EngineFailed e) {
                    if (guard.isClosed()) {
                        throw new Stopped(e);
                    }
                    findings.add(new Finding(supply.ifNone(), supply.name(), e.getMessage(), ""));
                }
            }
        }
        return findings;
    }
}
