package shop.ladder.exercise;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import shop.engines.process.FolderTree;
import shop.engines.process.InheritedEnvironment;
import shop.engines.process.JavaCommand;
import shop.ladder.exercise.CheckResult.CompilerMessage;
import shop.ladder.run.Stage;

/** Compiles the reader's code as it stands, and runs the tests that prove an exercise. One check of an exercise at a time. */
public final class Checker {

    private static final int HEAP_MEGABYTES = 512;

    private final Path home;
    private final Path built;
    private final Path work;
    private final Duration limit;

    /**
     * @param home the checkout's root folder, or that of a copy of its sources
     * @param built the root folder of the checkout that is built
     * @param work a folder for what is made on the way
     * @param limit how long the tests of an exercise may take
     */
    public Checker(Path home, Path built, Path work, Duration limit) {
        this.home = home;
        this.built = built;
        this.work = work;
        this.limit = limit;
    }

    /** Checks one exercise. */
    public CheckResult check(Exercise exercise) {
        return check(exercise.step(), exercise.id(), List.of(exercise.tag()));
    }

    /** Runs a step's tests that have one of the tags. */
    CheckResult check(int step, String name, List<String> tags) {
        Path folder = work.resolve(name + "-" + ProcessHandle.current().pid());
        FolderTree tree = new FolderTree(folder);
        tree.delete();
        try {
            Files.createDirectories(folder);
            StepSources sources = new StepSources(home, built, Stage.of(step));
            Path programs = folder.resolve("classes");
            Path tests = folder.resolve("test-classes");
            List<CompilerMessage> messages = sources.compile(tags, programs, tests);
            if (!messages.isEmpty()) {
                return new CheckResult.DoesNotCompile(messages);
            }
            return Files.exists(tests)
                    ? run(sources, folder, tags, work.resolve(name + ".log"))
                    : new CheckResult.NoTests();
        } catch (IOException e) {
            throw new UncheckedIOException("exercise " + name + " cannot be checked", e);
        } finally {
            tree.delete();
        }
    }

    /** Where a class was written. */
    public Optional<String> fileOf(int step, String type) {
        return new StepSources(home, built, Stage.of(step)).fileOf(type);
    }

    private CheckResult run(StepSources sources, Path folder, List<String> tags, Path log) throws IOException {
        Path results = folder.resolve("outcomes.json");
        Path tests = folder.resolve("test-classes");
        List<Path> path = new ArrayList<>(List.of(tests, folder.resolve("classes")));
        path.addAll(sources.runtimePath());
        // Last, for its libraries must not stand in for those of the step.
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .forEach(path::add);
        List<String> command = new ArrayList<>(JavaCommand.ofMain(
                TaggedTests.class,
                StepSources.joined(path),
                JavaCommand.frugal(HEAP_MEGABYTES, "--enable-native-access=ALL-UNNAMED")));
        command.addAll(List.of(tests.toString(), results.toString()));
        command.addAll(tags);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(sources.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        InheritedEnvironment.clean(builder.environment());
        // The tests look for an nginx themselves.
        Optional.ofNullable(System.getenv("NGINX"))
                .ifPresent(nginx -> builder.environment().put("NGINX", nginx));
        Process process = builder.start();
        Thread atEnd = new Thread(() -> stop(process));
        Runtime.getRuntime().addShutdownHook(atEnd);
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new CheckResult.TookTooLong(limit, log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CheckResult.Broke(-1, log);
        } finally {
            stop(process);
            forget(atEnd);
        }
        if (process.exitValue() != 0 || !Files.exists(TaggedTests.complete(results))) {
            return new CheckResult.Broke(process.exitValue(), log);
        }
        List<TestOutcome> outcomes = read(results);
        return outcomes.isEmpty() ? new CheckResult.NoTests() : new CheckResult.Ran(outcomes, log);
    }

    /** What the tests have started ends with them: their guards see to it. */
    private static void stop(Process process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The end has begun: the hook runs, as it should.
        }
    }

    private static List<TestOutcome> read(Path results) throws IOException {
        try (MappingIterator<TestOutcome> outcomes =
                new JsonMapper().readerFor(TestOutcome.class).readValues(Files.newBufferedReader(results))) {
            return outcomes.readAll();
        }
    }
}
