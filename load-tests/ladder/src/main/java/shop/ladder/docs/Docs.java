package shop.ladder.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import shop.ladder.exercise.Manifest;
import shop.ladder.exercise.TextFile;

/** The README and the pages of docs/: what is wrong in them, and what can be put right by itself. */
public final class Docs {

    private final Path home;
    private final List<Kept> kept;
    private final List<PageCheck> checks;

    /**
     * @param home the checkout's root folder
     * @param workshop the command line that the pages explain
     * @param manifest the exercises that they contain
     */
    public Docs(Path home, CommandLine workshop, Manifest manifest) {
        this.home = home;
        this.kept = List.of(
                new Figures(new Measurements(home.resolve("docs/runs"))), new Snippets(home), new LadderTables(home));
        this.checks = Stream.concat(
                        kept.stream(),
                        Stream.of(
                                new GivenFigures(),
                                new TableFigures(),
                                new Links(home),
                                new HeadingLevels(),
                                new Commands(workshop, manifest),
                                new ShellBlocks(),
                                new OfChapters(new ChapterTop(manifest)),
                                new OfChapters(new ChapterParts()),
                                new OfChapters(new ChapterQuestions())))
                .toList();
    }

    /** Puts the figures and the code of all pages right, and says what was wrong. */
    public List<Fault> update() {
        List<Fault> mended = new ArrayList<>();
        for (Path file : files(home)) {
            Page page = Page.read(home, file);
            for (Kept each : kept) {
                List<Edit> edits = each.editsOf(page);
                if (!edits.isEmpty()) {
                    for (Edit edit : edits) {
                        mended.add(page.fault(edit.begin(), edit.what()));
                    }
                    page = page.with(edits);
                    new TextFile(file).write(page.text());
                }
            }
        }
        return mended;
    }

    /** Everything that is wrong, page by page. */
    public List<Fault> faults() {
        return files(home).stream().flatMap(file -> faultsOf(file).stream()).toList();
    }

    /** What is wrong in one page, from its top to its end. */
    List<Fault> faultsOf(Path file) {
        Page page = Page.read(home, file);
        return checks.stream()
                .flatMap(check -> check.faultsOf(page).stream())
                .sorted(Comparator.comparingInt(Fault::line))
                .toList();
    }

    /** The files of all pages. */
    static List<Path> files(Path home) {
        try (Stream<Path> docs = Files.list(home.resolve("docs"))) {
            return Stream.concat(Stream.of(home.resolve("README.md")), docs.sorted())
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("docs/ cannot be read", e);
        }
    }
}
