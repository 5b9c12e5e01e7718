package shop.ladder.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import shop.engines.EngineFailed;
import shop.ladder.exercise.Estimate;
import shop.ladder.exercise.Limit;
import shop.ladder.exercise.Notebook;
import shop.ladder.report.LadderReport;
import shop.ladder.report.StageResult;
import shop.ladder.report.TextLines;
import shop.ladder.run.LadderSettings;
import shop.ladder.run.Stage;

@Command(
        name = "predict",
        description = {
            "Say what a stage can do, then measure it, and see both beside the formula.",
            "Without --throughput and --limit you are asked."
        })
final class PredictCommand implements Callable<Integer> {

    private final Path home;
    private final BeforeStart before;
    private final Function<LadderSettings, LadderReport> ladder;
    private final Notebook notebook;
    private final BufferedReader in;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STAGE", converter = StageConverter.class, description = "Its number.")
    private Stage stage;

    @Option(names = "--throughput", paramLabel = "N", description = "Your estimate, in requests per second.")
    private Double throughput;

    @Option(
            names = "--limit",
            paramLabel = "WHAT",
            converter = LimitConverter.class,
            description = "What you think limits it: connections, database CPU, shop CPU or other CPU.")
    private Limit limit;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "" + LadderSettings.SECONDS,
            description = "How long to measure (default: ${DEFAULT-VALUE}).")
    private int seconds;

    /**
     * @param ladder does the measuring
     * @param in what a person types
     */
    PredictCommand(
            Path home,
            BeforeStart before,
            Function<LadderSettings, LadderReport> ladder,
            Notebook notebook,
            BufferedReader in) {
        this.home = home;
        this.before = before;
        this.ladder = ladder;
        this.notebook = notebook;
        this.in = in;
    }

    private static final class LimitConverter implements ITypeConverter<Limit> {
        @Override
        public Limit convert(String text) {
            try {
                return Limit.read(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Override
    public Integer call() throws IOException {
        Ranges.require("--seconds", seconds, 3600, spec);
        if (throughput != null && !(throughput > 0 && throughput < Double.POSITIVE_INFINITY)) {
            throw new ParameterException(spec.commandLine(), "--throughput must be above 0");
        }
        before.require(List.of(stage), spec);
        LadderSettings settings = new LadderSettings(home, List.of(stage.number()), seconds, LadderSettings.USERS);
        PrintWriter out = spec.commandLine().getOut();
        if (throughput == null && limit == null) {
            ask(settings, out);
        }
        LadderReport report = ladder.apply(settings);
        if (!report.notRun().isEmpty()) {
            throw new EngineFailed("Stage " + stage.number() + " did not run: "
                    + report.notRun().get(0).reason());
        }
        StageResult result = report.stages().get(0);
        Estimate estimate = new Estimate(
                report.measuredAt(),
                stage.number(),
                throughput,
                limit,
                result.predicted(),
                result.throughput(),
                Limit.of(result.limit()));
        notebook.add(estimate);
        out.println();
        out.println(new EstimateTable(estimate, result).render());
        return report.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void ask(LadderSettings settings, PrintWriter out) throws IOException {
        out.println("Stage %d, %s: %s.".formatted(stage.number(), stage.title(), stage.what()));
        out.println();
        TextLines.wrapped(settings.inWords()).forEach(out::println);
        out.println();
        Questions questions = new Questions(in, out);
        while (throughput == null && limit == null) {
            throughput = questions
                    .ask("How many requests/s will it answer at most? (Enter: no idea)", PredictCommand::number)
                    .orElse(null);
            limit = questions
                    .ask("What will limit it: " + Limit.choices() + "? (Enter: no idea)", Limit::read)
                    .orElse(null);
            if (throughput == null && limit == null) {
                out.println("A guess is enough, but it takes one: the point is to see how far off it is.");
            }
        }
    }

    private static Double number(String text) {
        try {
            double number = Double.parseDouble(text.strip().replace(",", ""));
            if (number > 0 && number < Double.POSITIVE_INFINITY) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("'" + text + "' is no number of requests a second, such as 250");
    }
}
