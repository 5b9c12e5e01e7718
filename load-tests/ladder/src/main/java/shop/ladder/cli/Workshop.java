package shop.ladder.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import shop.ladder.run.Ladder;

/** The workshop's command line. Exit status: 0 all well, 1 something did not work or hold, 2 wrong usage. */
@Command(
        name = "./workshop",
        description = "One small web shop, taken through stages, each measured on this machine.",
        synopsisSubcommandLabel = "COMMAND")
public final class Workshop implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this.")
    private boolean help;

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

    private static CommandLine commandLine(Path home) {
        Checks checks = new Checks(home, System.getProperty("user.name"), System::getenv);
        Check redis = ServerCheck.redis();
        BeforeStart before =
                new BeforeStart(checks.beforeLoad(), redis, checks::memoryForCopies, checks::memoryForWorkers);
        List<Check> all = Stream.concat(checks.all().stream(), Stream.of(redis, ServerCheck.nginx()))
                .toList();
        RunningShops shops = new RunningShops(home);
        Addresses addresses = new Addresses(shops, System::getenv);
        return withMessages(
                new CommandLine(new Workshop())
                        .addSubcommand(new LadderCommand(
                                home,
                                before,
                                settings -> ProgressLine.during(line -> new Ladder(settings, line).run())))
                        .addSubcommand(new RunCommand(home, before, shops))
                        .addSubcommand(new LoadCommand(home, before))
                        .addSubcommand(new DeadLettersCommand(home, addresses))
                        .addSubcommand(new RebuildCommand(home, addresses))
                        .addSubcommand(new DoctorCommand(all)),
                new ErrorMessages(
                        home.resolve("load-tests/ladder/target/workshop.log"),
                        "1".equals(System.getenv("WORKSHOP_DEBUG"))));
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
        spec.commandLine().getOut().println("""
                Building Scalable Backend Systems: one small web shop, measured stage by stage.

                  ./workshop ladder             measure every stage on this machine and compare
                  ./workshop run 1              start a stage and try it out
                  ./workshop load 1             put a stage under load
                  ./workshop doctor             see whether this machine has all it needs

                and, while `./workshop run 6` runs in another terminal,

                  ./workshop dead-letters list  what its workers could not handle; replay sends it back
                  ./workshop rebuild            its read models, anew from all events

                ./workshop --help lists every command, ./workshop COMMAND --help explains one.""");
    }
}
