package shop.ladder.exercise;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import shop.ladder.exercise.CheckResult.CompilerMessage;
import shop.ladder.run.Stage;

/**
 * A step's sources with those of the steps before it. They are compiled directly, with what Maven would tell the compiler:
 * Maven itself would take too long for someone who waits.
 */
final class StepSources {

    private static final List<String> OPTIONS =
            List.of("--release", "17", "-g", "-proc:none", "-Xlint:all,-processing,-serial,-path", "-Werror");

    private final Path home;
    private final Stage step;
    /** Those of the steps, the last step first, as on a class path. */
    private final List<Path> modules;

    private final List<Path> libraries;

    /**
     * @param home the checkout's root folder, or that of a copy of its sources
     * @param built the root folder of the checkout that is built
     */
    StepSources(Path home, Path built, Stage step) {
        this.home = home;
        this.step = step;
        this.modules = Stream.of(Stage.values())
                .filter(each -> each.compareTo(step) <= 0)
                .sorted(Comparator.reverseOrder())
                .map(each -> home.resolve(each.module()))
                .toList();
        this.libraries = libraries(built, step);
    }

    /** What Maven has found for the step's tests, without the steps themselves. */
    private static List<Path> libraries(Path built, Stage step) {
        Path list = built.resolve(step.module()).resolve("target/test-class-path.txt");
        try {
            return Stream.of(Files.readString(list).strip().split(File.pathSeparator))
                    .map(Path::of)
                    .filter(library -> !isStep(library))
                    .toList();
        } catch (IOException e) {
            throw new Refusal(list + " is missing: build it with `mvn package -DskipTests`");
        }
    }

    private static boolean isStep(Path library) {
        String name = library.getFileName().toString();
        return Stream.of(Stage.values()).anyMatch(step -> name.startsWith(step.module()));
    }

    /** Where the tests of the step work. */
    Path folder() {
        return home.resolve(step.module());
    }

    /**
     * Compiles the programs of all these steps, and the step's tests that mention one of the tags, with what they need.
     *
     * @param programs the folder for the steps' own classes
     * @param tests the folder for the tests' classes
     * @return what is wrong; empty if nothing is
     */
    List<CompilerMessage> compile(List<String> tags, Path programs, Path tests) {
        List<CompilerMessage> messages = compilePrograms(programs);
        if (!messages.isEmpty()) {
            return messages;
        }
        List<Path> tagged = java(folder().resolve("src/test/java"))
                .filter(file ->
                        tags.stream().anyMatch(tag -> new TextFile(file).read().contains('"' + tag + '"')))
                .toList();
        List<Path> classPath = new ArrayList<>(List.of(programs));
        classPath.addAll(libraries);
        List<Path> sources =
                modules.stream().map(module -> module.resolve("src/test/java")).toList();
        return tagged.isEmpty() ? List.of() : compile(tagged, classPath, sources, tests);
    }

    /** Compiles the programs of all these steps. */
    List<CompilerMessage> compilePrograms(Path classes) {
        List<Path> sources = modules.stream()
                .flatMap(module -> java(module.resolve("src/main/java")))
                .toList();
        return compile(sources, libraries, List.of(), classes);
    }

    /** The folders of what the programs read, as it stands in the sources. */
    List<Path> resources() {
        return modules.stream()
                .map(module -> module.resolve("src/main/resources"))
                .filter(Files::isDirectory)
                .toList();
    }

    /** What the JVM of the tests needs besides the classes. */
    List<Path> runtimePath() {
        List<Path> path = new ArrayList<>();
        modules.forEach(module -> path.add(module.resolve("src/test/resources")));
        path.addAll(resources());
        path.addAll(libraries);
        return path;
    }

    /** The file in which a class was written, from the checkout's root folder on; nothing for a library's class. */
    Optional<String> fileOf(String type) {
        String outer = type.contains("$") ? type.substring(0, type.indexOf('$')) : type;
        String name = outer.replace('.', '/') + ".java";
        return modules.stream()
                .flatMap(module -> Stream.of("src/main/java", "src/test/java").map(module::resolve))
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .map(this::name)
                .findFirst();
    }

    private List<CompilerMessage> compile(
            List<Path> sources, List<Path> classPath, List<Path> sourcePath, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(List.of("-d", classes.toString(), "-cp", joined(classPath), "-sourcepath", joined(sourcePath)));
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            Files.createDirectories(classes);
            boolean compiled = compiler.getTask(
                            null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            return compiled
                    ? List.of()
                    : diagnostics.getDiagnostics().stream()
                            .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
                            .map(this::message)
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the sources cannot be compiled", e);
        }
    }

    private CompilerMessage message(Diagnostic<? extends JavaFileObject> diagnostic) {
        String words = diagnostic.getMessage(Locale.ROOT);
        long line = diagnostic.getLineNumber();
        if (diagnostic.getSource() == null || line == Diagnostic.NOPOS) {
            return new CompilerMessage("", 0, words, "");
        }
        Path file = Path.of(diagnostic.getSource().toUri());
        String code =
                new TextFile(file).read().lines().skip(line - 1).findFirst().orElse("");
        return new CompilerMessage(name(file), line, words, code.strip());
    }

    private String name(Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }

    private static Stream<Path> java(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    static String joined(List<Path> path) {
        return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
