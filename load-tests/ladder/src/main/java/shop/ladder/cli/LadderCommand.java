package shop.ladder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import shop.ladder.classroom.LastRun;
import shop.ladder.report.HtmlReport;
import shop.ladder.report.LadderJson;
import shop.ladder.report.LadderReport;
import shop.ladder.report.TerminalTable;
import shop.ladder.run.LadderSettings;

@Command(name = "ladder", description = "Measure the stages one after the other, with the same load, and compare.")
final class LadderCommand implements Callable<Integer> {

    private final Path home;
    private final BeforeStart before;
    private final Function<LadderSettings, LadderReport> ladder;
    private final LastRun lastRun;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--stages",
            paramLabel = "STAGES",
            defaultValue = StageSelection.ALL,
            converter = StageSelection.Converter.class,
            description = "Which ones: 2, 1-2 or 1,2 (default: ${DEFAULT-VALUE}).")
    private StageSelection stages;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "" + LadderSettings.SECONDS,
            description = "How long to measure each stage (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "" + LadderSettings.USERS,
            description = "Virtual users (default: ${DEFAULT-VALUE}).")
    private int users;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there, too.")
    private Path json;

    @Option(names = "--open", description = "Open the report in the browser.")
    private boolean open;

    /**
     * @param ladder does the measuring
     * @param lastRun keeps it for the class
     */
    LadderCommand(Path home, BeforeStart before, Function<LadderSettings, LadderReport> ladder, LastRun lastRun) {
        this.home = home;
        this.lastRun = lastRun;
        this.before = before;
        this.ladder = ladder;
    }

    @Override
    public Integer call() throws IOException {
        Ranges.require("--seconds", seconds, 3600, spec);
        Ranges.require("--users", users, 1000, spec);
        requireWritable(json);
        before.require(stages.stages(), spec);
        LadderReport report = ladder.apply(new LadderSettings(home, stages.numbers(), seconds, users));
        show(report);
        return report.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void show(LadderReport report) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println(new TerminalTable(spec.commandLine().getColorScheme().ansi()).render(report));
        Path folder = Files.createDirectories(home.resolve("load-tests/ladder/target/ladder"));
        Path page = Files.writeString(folder.resolve("index.html"), new HtmlReport().render(report));
        String figures = new LadderJson().write(report);
        Path data = Files.writeString(folder.resolve("ladder.json"), figures);
        lastRun.keep(report);
        if (json != null) {
            data = Files.writeString(json, figures);
        }
        out.println();
        out.println("The report:  " + page);
        out.println("The figures: " + data.toAbsolutePath());
        if (open && !Browser.ofThisSystem().open(page)) {
            out.println("No browser could be opened: open the report yourself.");
        }
    }

    /** Before the work, not after it: a typo must not cost a minute's measurement. */
    private void requireWritable(Path file) {
        if (file == null) {
            return;
        }
        if (Files.isDirectory(file)) {
            throw wrongUsage("--json needs the name of a file, and " + file + " is a folder");
        }
        if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw wrongUsage("--json: the folder of " + file + " does not exist, create it first");
        }
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
