package shop.ladder.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = "See whether this machine has what the workshop needs, and how to get the rest.")
final class DoctorCommand implements Callable<Integer> {

    private final List<Check> checks;

    @Spec
    private CommandSpec spec;

    DoctorCommand(List<Check> checks) {
        this.checks = checks;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean complete = true;
        for (Check check : checks) {
            Finding finding = check.look();
            out.println(line(finding));
            complete &= finding.level() != Finding.Level.MISSING;
        }
        return complete ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private String line(Finding finding) {
        String level = switch (finding.level()) {
            case OK -> "@|green ok     |@";
            case WARNING -> "@|yellow warning|@";
            case MISSING -> "@|red missing|@";
        };
        String fix = finding.fix().isEmpty() ? "" : System.lineSeparator() + " ".repeat(20) + finding.fix();
        return spec.commandLine().getColorScheme().ansi().string(level)
                + "  %-9s  %s%s".formatted(finding.subject(), finding.state(), fix);
    }
}
