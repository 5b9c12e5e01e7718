package shop.engines;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shop.engines.process.JavaCommand;

/** No child outlives the program that started it, and no file stays, however that program ends. */
class OrphanTest {

    @TempDir
    private Path folders;

    private Process program;
    private List<ProcessHandle> children = List.of();

    @AfterEach
    void killWhatIsLeft() {
        program.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void programThatIsKilled_leavesNothing() throws IOException {
        start("wait");

        program.destroyForcibly();

        assertNothingIsLeft();
    }

    @Test
    void programThatIsTerminated_leavesNothing() throws IOException {
        start("wait");

        program.destroy();

        assertNothingIsLeft();
    }

    /** A terminal sends SIGINT to the program and to all its children at the same time. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGINT to send")
    void programThatIsInterrupted_withAllItsChildren_leavesNothing() throws Exception {
        start("wait");

        List<String> pids = Stream.concat(Stream.of(program.toHandle()), children.stream())
                .map(process -> String.valueOf(process.pid()))
                .toList();
        new ProcessBuilder(
                        Stream.concat(Stream.of("kill", "-INT"), pids.stream()).toList())
                .start()
                .waitFor();

        assertNothingIsLeft();
    }

    @Test
    void programThatFails_leavesNothing() throws IOException {
        start("fail");

        assertNothingIsLeft();
    }

    @Test
    void programThatIsKilledWhileItStartsEngines_leavesNothing() throws IOException {
        run("wait");
        await().atMost(20, SECONDS)
                .until(() ->
                        program.descendants().anyMatch(child -> commandOf(child).contains("initdb")));
        children = program.descendants().toList();

        program.destroyForcibly();

        assertNothingIsLeft();
    }

    /** Starts the program and returns when its engines run. */
    private void start(String ending) throws IOException {
        BufferedReader output = run(ending);
        assertThat(output.readLine()).isEqualTo("started");
        children = program.descendants().toList();
        assertThat(children)
                .as("reaper, postmaster, payment provider, Redis, Kafka, nginx, and more")
                .hasSizeGreaterThan(7)
                .anyMatch(child -> commandOf(child).contains("redis"))
                .anyMatch(child -> commandOf(child).contains("nginx"));
        program.getOutputStream().close();
    }

    private BufferedReader run(String ending) throws IOException {
        List<String> command = Stream.concat(
                        JavaCommand.ofMain(StartsEngines.class, List.of("-Xmx64m")).stream(),
                        Stream.of(folders.toString(), ending))
                .toList();
        program = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
    }

    private void assertNothingIsLeft() {
        await().atMost(20, SECONDS).untilAsserted(() -> {
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            assertThat(program.isAlive()).isFalse();
            assertThat(folders).isEmptyDirectory();
        });
    }

    private static String commandOf(ProcessHandle process) {
        return process.info().command().orElse("");
    }
}
