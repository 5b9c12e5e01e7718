package shop.ladder.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import shop.ladder.classroom.LastRun;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Manifest;
import shop.ladder.exercise.Reference;
import shop.ladder.report.LadderReport;
import shop.ladder.run.Docker;
import shop.ladder.run.Ladder;
import shop.ladder.run.LadderSettings;

/** The workshop's command line. Exit status: 0 all well, 1 something did not work or hold, 2 wrong usage. */
@Command(
        name = "./workshop",
        description = "One small web shop, taken through stages, each measured on this machine.",
        synopsisSubcommandLabel = "COMMAND")
public final class Workshop implements Runnable {

    private final Course course;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this.")
    private boolean help;

    Workshop(Course course) {
        this.course = course;
    }

    public static void main(String[] args) {
        // What it says and writes is English, with digits and points as other programs read them.
        Locale.setDefault(Locale.ROOT);
        Optional<Path> home = Home.find(System.getProperty("workshop.home"), Path.of(""));
        if (home.isEmpty()) {
            System.err.println("The workshop's folder was not found: start ./workshop, or work inside the checkout.");
            System.exit(CommandLine.ExitCode.USAGE);
        }
        System.exit(commandLine(home.get()).execute(args));
    }

    /**
     * The whole command line.
     *
     * @param home the checkout's root folder
     */
    public static CommandLine commandLine(Path home) {
        Checks checks = new Checks(home, System.getProperty("user.name"), System::getenv);
        Check redis = ProgramCheck.redis();
        List<Check> all = Stream.concat(
                        checks.all().stream(), Stream.of(redis, ProgramCheck.nginx(), ProgramCheck.promtool()))
                .toList();
        RunningShops shops = new RunningShops(home);
        Addresses addresses = new Addresses(shops, System::getenv);
        Clock clock = Clock.systemUTC();
        Course course = Course.in(home, Manifest.ofThisWorkshop(), clock);
        BeforeStart before = new BeforeStart(
                checks.beforeLoad(),
                new ExercisesCheck(course),
                redis,
                checks::memoryForCopies,
                checks::memoryForWorkers);
        LastRun lastRun = new LastRun(home.resolve(".workshop/ladder.json"));
        Function<LadderSettings, LadderReport> ladder =
                settings -> ProgressLine.during(line -> new Ladder(settings, line).run());
        Supplies supplies = new Supplies(home, new Programs(System::getenv), Docker.program(System.getenv()));
        CommandLine commands = new CommandLine(new Workshop(course))
                .addSubcommand(new LadderCommand(home, before, ladder, lastRun))
                .addSubcommand(new PredictCommand(home, before, ladder, course.notebook(), terminal()))
                .addSubcommand(new RunCommand(home, before, shops))
                .addSubcommand(new LoadCommand(home, before, new Reference(home, course)))
                .addSubcommand(new DeadLettersCommand(home, addresses))
                .addSubcommand(new RebuildCommand(home, addresses))
                .addSubcommand(new DocsCommand(home))
                .addSubcommand(new DoctorCommand(all))
                .addSubcommand(new PrefetchCommand(supplies::all));
        new CourseCommands(home, course, lastRun, clock).addTo(commands);
        return withMessages(
                commands,
                new ErrorMessages(
                        home.resolve("load-tests/ladder/target/workshop.log"),
                        "1".equals(System.getenv("WORKSHOP_DEBUG"))));
    }

    private static BufferedReader terminal() {
        return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    }

    static CommandLine withMessages(CommandLine commands, ErrorMessages messages) {
        return commands.setParameterExceptionHandler(messages::wrongUsage)
                .setExecutionExceptionHandler(messages::failure)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    /** Without a command: what to do next. */
    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("""
                Building Scalable Backend Systems: one small web shop, measured stage by stage.

                  ./workshop ladder             measure every stage on this machine and compare
                  ./workshop list               the exercises: start, check, hint, solution
                  ./workshop predict 1          say what a stage can do, then measure it
                  ./workshop run 1              start a stage and try it out
                  ./workshop load 1             put a stage under load
                  ./workshop docs               read the tutorial in the browser
                  ./workshop doctor             see whether this machine has all it needs
                  ./workshop prefetch           download all of it, for work without a network
                """);
        new WhereYouAre(course).lines().forEach(out::println);
        out.println();
        out.println("./workshop --help lists every command, ./workshop COMMAND --help explains one.");
    }
}
