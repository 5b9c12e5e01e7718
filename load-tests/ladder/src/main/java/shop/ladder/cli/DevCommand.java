package shop.ladder.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import shop.ladder.docs.Diagrams;
import shop.ladder.docs.Docs;
import shop.ladder.docs.Fault;
import shop.ladder.exercise.CourseCheck;
import shop.ladder.exercise.Manifest;

@Command(name = "dev", description = "For authors of the workshop.", synopsisSubcommandLabel = "COMMAND")
final class DevCommand implements Runnable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final int EXERCISES_A_STEP = 4;

    private final Path home;
    private final Manifest manifest;

    @Spec
    private CommandSpec spec;

    DevCommand(Path home, Manifest manifest) {
        this.home = home;
        this.manifest = manifest;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: check or docs");
    }

    @Command(
            name = "check",
            description = "Prove all exercises: starters fail as intended, solutions pass, nothing is missing.")
    int check() {
        PrintWriter out = spec.commandLine().getOut();
        List<String> faults = new CourseCheck(home, manifest, EXERCISES_A_STEP, LIMIT, line -> {
                    out.println(line);
                    out.flush();
                })
                .faults();
        faults.forEach(out::println);
        out.println(
                faults.isEmpty()
                        ? "All " + manifest.all().size() + " exercises hold."
                        : faults.size() + " faults: see above.");
        return faults.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    @Command(
            name = "docs",
            description =
                    "Bring figures, code and pictures in the docs up to date, and say what else is wrong in them.")
    int docs() {
        PrintWriter out = spec.commandLine().getOut();
        Docs docs = new Docs(home, Workshop.commandLine(home), manifest);
        new Diagrams(home).update().forEach(picture -> out.println("updated " + home.relativize(picture)));
        docs.update().forEach(mended -> out.println("updated " + mended));
        List<Fault> faults = docs.faults();
        faults.forEach(out::println);
        out.println(faults.isEmpty() ? "All pages hold." : faults.size() + " faults: see above.");
        return faults.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
