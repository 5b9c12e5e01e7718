package shop.ladder.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.engines.process.JavaCommand;
import shop.engines.process.LoopbackPort;

/** The commands {@code run} and {@code load} as a person uses them, in a process of their own. */
class RunIT {

    private static final Path HOME = Home.find(null, Path.of("")).orElseThrow();
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path temp;

    private Process workshop;
    private List<ProcessHandle> children = List.of();

    @AfterEach
    void killWhatIsLeft() {
        workshop.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void run_showsWhereTheShopAnswers_andLeavesNothingBehind() throws Exception {
        int port = LoopbackPort.free();
        start("run", "1", "--port", String.valueOf(port));
        await().atMost(LIMIT).until(() -> output().contains("What the shop logs:"));
        children = workshop.descendants().toList();

        assertThat(output()).contains("http://127.0.0.1:" + port, "payment");
        assertThat(status(URI.create("http://127.0.0.1:" + port + "/products/1")))
                .isEqualTo(200);
        assertThat(children).isNotEmpty();

        workshop.destroy();

        assertThat(workshop.waitFor(LIMIT.toSeconds(), SECONDS)).isTrue();
        await().atMost(LIMIT).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void deadLettersOfTheShopThatRuns_areListed_asLongAsItRuns() throws Exception {
        start("run", "6", "--port", String.valueOf(LoopbackPort.free()));
        await().atMost(LIMIT.multipliedBy(2)).until(() -> output().contains("What the shop logs:"));
        children = workshop.descendants().toList();

        assertThat(another("dead-letters", "list")).isEqualTo(new Outcome(0, "No dead letters."));
        assertThat(another("dead-letters", "replay", "--topic", "email-requests"))
                .isEqualTo(new Outcome(0, "email-requests: 0 replayed"));
        assertThat(another("dead-letters", "list", "--topic", "mails"))
                .isEqualTo(new Outcome(
                        2, "not understood; the commands are list | replay, and --topic order-events|email-requests"));

        workshop.destroy();

        assertThat(workshop.waitFor(LIMIT.toSeconds(), SECONDS)).isTrue();
        assertThat(HOME.resolve("load-tests/ladder/target/running/" + workshop.pid() + ".properties"))
                .doesNotExist();
    }

    @Test
    void run_onAPortInUse_saysSoInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start("run", "1", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(workshop.waitFor(LIMIT.toSeconds(), SECONDS)).isTrue();
            assertThat(workshop.exitValue()).isEqualTo(2);
            assertThat(output().lines()).singleElement().asString().startsWith("Port " + taken.getLocalPort());
        }
    }

    @Test
    void load_runsTheSimulationThatIsNamed() throws Exception {
        start("load", "1", "--simulation", "smoke");

        assertThat(workshop.waitFor(LIMIT.toSeconds(), SECONDS)).isTrue();
        assertThat(workshop.exitValue()).as(output()).isZero();
        assertThat(output()).contains("shop.ladder.simulation.Smoke");
    }

    private void start(String... arguments) throws IOException {
        workshop = start(temp.resolve("output"), arguments);
    }

    private static Process start(Path output, String... arguments) throws IOException {
        List<String> java = JavaCommand.ofMain(Workshop.class, List.of("-Dworkshop.home=" + HOME));
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(java.stream(), Stream.of(arguments)).toList())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("SHOP_SEED", "10");
        return builder.start();
    }

    private record Outcome(int status, String output) {}

    /** As in another terminal. */
    private Outcome another(String... arguments) throws Exception {
        Path output = temp.resolve("another");
        Process another = start(output, arguments);
        try {
            assertThat(another.waitFor(LIMIT.toSeconds(), SECONDS)).isTrue();
            return new Outcome(another.exitValue(), Files.readString(output).strip());
        } finally {
            another.destroyForcibly();
        }
    }

    private String output() throws IOException {
        return Files.readString(temp.resolve("output"));
    }

    private static int status(URI address) throws IOException {
        return ((HttpURLConnection) address.toURL().openConnection()).getResponseCode();
    }
}
