package shop.ladder.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The programs that an environment can start. */
final class Programs {

    private static final int PATIENCE_SECONDS = 10;

    private final UnaryOperator<String> environment;

    /** @param environment gives a variable's value or null; on Windows it must not mind upper and lower case */
    Programs(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /**
     * Finds a program.
     *
     * @param more where to look after the PATH: full file names, of which null ones are skipped
     */
    Optional<Path> find(String name, Path... more) {
        String path = Optional.ofNullable(environment.apply("PATH")).orElse("");
        Stream<Path> onPath = Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> files(Path.of(folder), name));
        return firstProgram(Stream.concat(onPath, Arrays.stream(more).filter(file -> file != null)));
    }

    /** Finds the Maven that the launcher takes. */
    Optional<Path> maven() {
        return Optional.ofNullable(environment.apply("MAVEN_HOME"))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> findIn(Path.of(folder, "bin"), "mvn"))
                .or(() -> find("mvn"));
    }

    /** Finds a program in one folder. */
    private static Optional<Path> findIn(Path folder, String name) {
        return firstProgram(files(folder, name));
    }

    /** Windows cannot start what has no ending; it may be a shell script that lies beside. */
    private static Stream<Path> files(Path folder, String name) {
        return Stream.of(name + ".exe", name + ".cmd", name).map(folder::resolve);
    }

    private static Optional<Path> firstProgram(Stream<Path> files) {
        return files.filter(Files::isRegularFile).filter(Files::isExecutable).findFirst();
    }

    /** The lines that a program prints, without blank ones, or nothing if it fails or does not end in time. */
    Optional<List<String>> output(Path program, String... arguments) {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Arrays.stream(arguments))
                            .toList())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            // Read by another thread than the one that counts the seconds: a program may print nothing and hang.
            var output = process.onExit()
                    .thenApply(ended -> ended.inputReader().lines().toList())
                    .completeOnTimeout(List.of(), PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
            boolean failed = process.isAlive() || process.exitValue() != 0;
            process.destroyForcibly();
            return failed
                    ? Optional.empty()
                    : Optional.of(
                            output.stream().filter(line -> !line.isBlank()).toList());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
