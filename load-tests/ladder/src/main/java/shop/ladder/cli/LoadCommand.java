package shop.ladder.cli;

import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import shop.engines.process.ProcessGuard;
import shop.ladder.run.Load;
import shop.ladder.run.LoadGenerator;
import shop.ladder.run.RunningShop;
import shop.ladder.run.Stage;
import shop.ladder.simulation.Answer;
import shop.ladder.simulation.Breakpoint;
import shop.ladder.simulation.PhaseRecorder;
import shop.ladder.simulation.Smoke;
import shop.ladder.simulation.Storefront;

@Command(
        name = "load",
        description = {
            "Put a stage under load and show what Gatling says.",
            "Settings of the shop are taken from the shell: DB_POOL_SIZE=0 ./workshop load 2"
        })
final class LoadCommand implements Callable<Integer> {

    /** Longer than any simulation takes with its standards. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    /** The simulations by the names that people use. */
    enum Choice {
        SMOKE(Smoke.class),
        STOREFRONT(Storefront.class),
        BREAKPOINT(Breakpoint.class);

        private final Class<? extends Simulation> simulation;

        Choice(Class<? extends Simulation> simulation) {
            this.simulation = simulation;
        }

        @Override
        public String toString() {
            return simulation.getSimpleName();
        }
    }

    private static final class ChoiceConverter implements ITypeConverter<Choice> {
        @Override
        public Choice convert(String text) {
            return Stream.of(Choice.values())
                    .filter(choice -> choice.toString().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is no simulation: choose Smoke, Storefront or Breakpoint"));
        }
    }

    private final Path home;
    private final List<Check> checks;
    private final List<String> answers = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STAGE", converter = StageConverter.class, description = "Its number.")
    private Stage stage;

    @Option(
            names = "--simulation",
            paramLabel = "NAME",
            defaultValue = "Storefront",
            converter = ChoiceConverter.class,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Choice choice;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "15",
            description = "How long Storefront measures (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "32",
            description = "Virtual users of Storefront (default: ${DEFAULT-VALUE}).")
    private int users;

    LoadCommand(Path home, List<Check> checks) {
        this.home = home;
        this.checks = checks;
    }

    @Override
    public Integer call() throws IOException {
        Ranges.require("--seconds", seconds, 3600, spec);
        Ranges.require("--users", users, 1000, spec);
        Check.requireAll(checks, spec);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Starting stage " + stage.number() + " ...");
        out.flush();
        Path folder = Files.createDirectories(home.resolve("load-tests/ladder/target/gatling"));
        try (ProcessGuard guard = new ProcessGuard();
                RunningShop shop =
                        RunningShop.start(stage, guard, home, guard.freePort(), PersonalSettings.ofThisShell())) {
            Load load = new LoadGenerator(guard, shop, folder)
                    .run(
                            choice.simulation,
                            Map.of("seconds", String.valueOf(seconds), "users", String.valueOf(users)),
                            true,
                            MARGIN.plusSeconds(seconds),
                            line -> show(line, out));
            out.println();
            answers.forEach(out::println);
            load.inWords("load").forEach(words -> out.println(Answer.MARK + words));
            return load.status() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    /** Passes Gatling's lines on, but for the answers: they come last, where they are seen. */
    private void show(String line, PrintWriter out) {
        if (line.startsWith(Answer.MARK)) {
            answers.add(line);
        } else if (!line.startsWith(PhaseRecorder.MARK)) {
            out.println(line);
            out.flush();
        }
    }
}
