package shop.ladder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shop.ladder.classroom.ClassPage;
import shop.ladder.classroom.Export;
import shop.ladder.classroom.Results;
import shop.ladder.classroom.ResultsFile;
import shop.ladder.exercise.Manifest;
import shop.ladder.exercise.Refusal;

@Command(
        name = "class",
        description = "For a class: hand in your results, or see those of all.",
        synopsisSubcommandLabel = "COMMAND")
final class ClassCommand implements Runnable {

    private final Export export;
    private final Manifest manifest;

    @Spec
    private CommandSpec spec;

    ClassCommand(Export export, Manifest manifest) {
        this.export = export;
        this.manifest = manifest;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: export or report");
    }

    @Command(
            name = "export",
            description = "Write your results into one small file: machine, gains, predictions, exercises.")
    void export(
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            description = "How the report shall call you (default: ${sys:user.name}).")
                    String name,
            @Option(
                            names = "--file",
                            paramLabel = "FILE",
                            description = "Where to write it (default: workshop-NAME.json here).")
                    Path file)
            throws IOException {
        String called = name == null ? System.getProperty("user.name") : name.strip();
        if (called.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--name is blank: give your name");
        }
        Path written =
                file == null ? Path.of("workshop-" + called.replaceAll("[^\\p{L}\\p{N}-]+", "-") + ".json") : file;
        if (!Files.isDirectory(written.toAbsolutePath().getParent())) {
            throw new ParameterException(
                    spec.commandLine(), "--file: the folder of " + written + " does not exist, create it first");
        }
        Results results = export.gather(called);
        new ResultsFile(written).write(results);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Written: " + written.toAbsolutePath());
        if (results.stages().isEmpty()) {
            out.println("There are no gains in it: ./workshop ladder measures them.");
        }
    }

    @Command(name = "report", description = "Make one page from the results of many.")
    void report(
            @Parameters(paramLabel = "FOLDER", description = "Where their files are.") Path folder,
            @Option(names = "--open", description = "Open the page in the browser.") boolean open)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(),
                    folder + " is no folder: name the one with the files of ./workshop class export");
        }
        List<Results> learners = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (Path file : jsonFiles(folder)) {
            try {
                learners.add(new ResultsFile(file).read());
            } catch (Refusal e) {
                unread.add(e.getMessage());
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        unread.forEach(line -> out.println("Left out: " + line));
        if (learners.isEmpty()) {
            throw new Refusal("No results in " + folder + ": ./workshop class export writes them");
        }
        Path page = folder.resolve("class.html");
        Files.writeString(page, new ClassPage(manifest).render(learners, unread));
        out.println("%d learners: %s".formatted(learners.size(), page.toAbsolutePath()));
        if (open && !Browser.ofThisSystem().open(page)) {
            out.println("No browser could be opened: open the page yourself.");
        }
    }

    private static List<Path> jsonFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
