package shop.ladder.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.ladder.exercise.CheckResult.CompilerMessage;
import shop.ladder.exercise.Workbench.State;
import shop.ladder.run.Stage;

/** The shop with the workshop's own solutions, for a reader whose own stand in the sources and who wants to compare. */
public final class Reference {

    private final Path home;
    private final Course course;

    /** @param home the checkout's root folder */
    public Reference(Path home, Course course) {
        this.home = home;
        this.course = course;
    }

    /**
     * The exercises of a stage that the reader has solved in their own way and that change its speed.
     *
     * @param settings with which the stage is to run; with some, an exercise's code is not in use
     */
    public List<Exercise> differing(Stage stage, Map<String, String> settings) {
        List<String> set = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        return course.with(State.SOLVED)
                .filter(exercise -> exercise.worth() != null && exercise.step() == stage.number())
                .filter(exercise -> set.containsAll(exercise.settings()))
                .filter(exercise -> course.workbench().isInWork(exercise))
                .toList();
    }

    /**
     * Makes the program of a stage.
     *
     * @param folder does not exist yet
     * @return a folder that can take the place of the checkout's root folder
     * @throws Refusal if the sources do not compile
     */
    public Path build(Stage stage, Path folder) {
        SourceCopy copy = new SourceCopy(home, folder);
        copy.make();
        copy.write(course.workbench().reference(course.manifest().all()));
        StepSources sources = new StepSources(folder, home, stage);
        Path target = folder.resolve(stage.module()).resolve("target");
        Path classes = target.resolve("classes");
        List<CompilerMessage> faults = sources.compilePrograms(classes);
        if (!faults.isEmpty()) {
            throw new Refusal("%s:%d: %s"
                    .formatted(
                            faults.get(0).file(),
                            faults.get(0).line(),
                            faults.get(0).words()));
        }
        Path built = home.resolve(stage.module()).resolve("target");
        try {
            writeJar(
                    target.resolve(stage.module() + ".jar"),
                    mainClass(built.resolve(stage.module() + ".jar")),
                    Stream.concat(
                                    Stream.concat(Stream.of(classes), sources.resources().stream()),
                                    libraries(built.resolve("lib")).stream())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the reference cannot be built", e);
        }
        return folder;
    }

    private static String mainClass(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        }
    }

    /** Those beside the built program, without the steps. */
    private static List<Path> libraries(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("step0"))
                    .sorted()
                    .toList();
        }
    }

    /** A jar with nothing in it but where everything is. */
    private static void writeJar(Path jar, String main, List<Path> classPath) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, main);
        attributes.put(
                Attributes.Name.CLASS_PATH,
                classPath.stream().map(path -> path.toUri().toString()).collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
