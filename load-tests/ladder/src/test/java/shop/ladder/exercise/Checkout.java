package shop.ladder.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import shop.ladder.run.Stage;

/** A copy of this checkout, with what a check needs of its build, in which a reader can work. */
public final class Checkout {

    /** The root folder of the checkout that this test belongs to. */
    public static final Path ORIGINAL = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("workshop.cmd")))
            .findFirst()
            .orElseThrow();

    private final Path home;

    /** Makes it; the folder must not exist yet. */
    public Checkout(Path home) throws IOException {
        this.home = home;
        new SourceCopy(ORIGINAL, home).make();
        for (Stage stage : Stage.values()) {
            Path built = Path.of(stage.module(), "target", "test-class-path.txt");
            Files.createDirectories(home.resolve(built).getParent());
            Files.copy(ORIGINAL.resolve(built), home.resolve(built));
        }
    }

    /** Brings the program of a stage, as it is built of the workshop's own code, with its libraries. */
    void build(Stage stage) throws IOException {
        copyProgram(Path.of(stage.module()));
    }

    /** Brings everything that is built, so that {@code ./workshop} starts without a build. */
    public void buildAll() throws IOException {
        for (Stage stage : Stage.values()) {
            build(stage);
        }
        copyProgram(Path.of("load-tests", "engines"));
        copyProgram(Path.of("load-tests", "ladder"));
        Files.createFile(home.resolve("load-tests/ladder/target/.built")); // newer than all sources
    }

    private void copyProgram(Path module) throws IOException {
        Path target = ORIGINAL.resolve(module).resolve("target");
        try (Stream<Path> libraries = Files.list(target.resolve("lib"))) {
            List<Path> files = new ArrayList<>(libraries.toList());
            files.add(target.resolve(module.getFileName() + ".jar"));
            for (Path file : files) {
                Path copy = home.resolve(ORIGINAL.relativize(file));
                Files.createDirectories(copy.getParent());
                if (isOwn(file)) {
                    Files.copy(file, copy);
                } else {
                    link(file, copy);
                }
            }
        }
    }

    /** Those a build in the copy makes anew; through a link it would change the original. */
    private static boolean isOwn(Path jar) {
        String module = jar.getFileName().toString().replaceFirst("(-\\d[^/]*)?\\.jar$", "");
        return Files.exists(ORIGINAL.resolve(module))
                || Files.exists(ORIGINAL.resolve("load-tests").resolve(module));
    }

    /** Half a gigabyte of libraries need not be there twice. */
    private static void link(Path file, Path copy) throws IOException {
        try {
            Files.createLink(copy, file);
        } catch (IOException | UnsupportedOperationException e) { // such as on another disk
            Files.copy(file, copy);
        }
    }

    public Path home() {
        return home;
    }

    /** Writes the workshop's solution in the place of an exercise's starter, as a reader would who found it. */
    void solve(Exercise exercise) throws IOException {
        Map<Path, MarkedText> solutions = new MarkedFiles(ORIGINAL).of(exercise);
        for (Map.Entry<Path, MarkedText> solution : solutions.entrySet()) {
            Path file = home.resolve(ORIGINAL.relativize(solution.getKey()));
            String text = Files.readString(file);
            for (Region region : solution.getValue().regionsOf(exercise.id())) {
                text = text.replace(lines(region.starterCode()), lines(region.code()));
            }
            Files.writeString(file, text);
        }
    }

    private static String lines(Iterable<String> lines) {
        return String.join("\n", lines);
    }
}
