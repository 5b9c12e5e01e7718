package shop.ladder.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import shop.engines.Platform;

/** Has bash read commands without running them. */
final class BashSyntax {

    private final String bash;

    /** @param bash the program */
    BashSyntax(String bash) {
        this.bash = bash;
    }

    /** What bash does not understand; where there is no bash of this system, nobody knows. */
    Optional<String> fault(String commands) {
        if (Platform.current().isWindows()) {
            return Optional.empty(); // a bash there may be another system's, which has no such program
        }
        Process reader;
        try {
            ProcessBuilder builder = new ProcessBuilder(bash, "-n", "-c", commands).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C"); // or it warns of a language that is not installed
            reader = builder.start();
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            String answer = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return reader.onExit().join().exitValue() == 0
                    ? Optional.empty()
                    : answer.lines().findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("bash does not read", e);
        }
    }
}
