package shop.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shop.engines.process.ChildProcess;
import shop.engines.process.JavaCommand;
import shop.engines.process.ProcessGuard;

/**
 * The program of a step as a process of its own.
 *
 * @param guard ends what is started
 */
public record MainProcess(ProcessGuard guard, Class<?> main) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** What the manifest of a step's jar says: SQLite is a native library, of which JDK 24 and later warn. */
    private static final List<String> AS_IN_THE_JAR = List.of("--enable-native-access=ALL-UNNAMED");

    /** Starts it with these settings and does not wait for it. */
    public ChildProcess start(Map<String, String> environment) {
        return guard.start("program", JavaCommand.ofMain(main, AS_IN_THE_JAR), environment, guard.newFolder("program"));
    }

    /** Starts it and sees it end with status 2 and one line, which begins with the message and shows no "secret". */
    public void assertRefused(String message, Map<String, String> environment) {
        assertRefused(List.of(message), environment);
    }

    /** As {@link #assertRefused(String, Map)}, with a line for each message. */
    public void assertRefused(List<String> messages, Map<String, String> environment) {
        List<String> output = new ArrayList<>();

        int status = start(environment).follow(output::add, LIMIT);

        assertThat(output)
                .zipSatisfy(
                        messages,
                        (line, message) -> assertThat(line).startsWith(message).doesNotContain("secret"));
        assertThat(status).isEqualTo(2);
    }
}
