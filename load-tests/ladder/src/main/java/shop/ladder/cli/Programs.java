package shop.ladder.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The programs that an environment can start. */
final class Programs {

    private static final int PATIENCE_SECONDS = 10;

    private final Map<String, String> environment;

    Programs(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Finds a program.
     *
     * @param more where to look after the PATH: full file names, of which null ones are skipped
     */
    Optional<Path> find(String name, Path... more) {
        Stream<Path> onPath = Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of(name, name + ".exe", name + ".cmd").map(Path.of(folder)::resolve));
        return Stream.concat(onPath, Arrays.stream(more).filter(file -> file != null))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The first line that a program prints, or nothing if it fails or does not end in time. */
    Optional<String> firstLine(Path program, String... arguments) {
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
                    : output.stream().filter(line -> !line.isBlank()).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
