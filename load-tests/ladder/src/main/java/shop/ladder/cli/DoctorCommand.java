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
            out.println(finding.line(spec.commandLine().getColorScheme().ansi()));
            complete &= finding.level() != Finding.Level.MISSING;
        }
        return complete ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
