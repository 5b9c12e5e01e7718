package shop.ladder.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Has bash read commands without running them. */
final class BashSyntax {

    /** What bash does not understand; where there is no bash, nobody knows. */
    Optional<String> fault(String commands) {
        Process bash;
        try {
            bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            try (var in = bash.outputWriter(StandardCharsets.UTF_8)) {
                in.write(commands);
            }
            String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("bash does not read", e);
        }
    }
}
