package shop.ladder.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shop.engines.process.JavaCommand;
import shop.ladder.cli.Workshop;
import shop.ladder.run.Stage;

/** A reader at a terminal, with the real exercises in a copy of the checkout. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a terminal there knows no exit status 130")
class LearnerIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String ESCAPE = "\033[";

    private final Manifest manifest = Manifest.ofThisWorkshop();
    private final Exercise first = manifest.all().get(0);

    @TempDir
    private Path temp;

    private Checkout checkout;

    @BeforeEach
    void aCheckout() throws IOException {
        checkout = new Checkout(temp.resolve("a check out"));
    }

    @Test
    void inATerminal_whatOneReadsFitsIn80Columns_andHasColours() throws Exception {
        List<String> lines = new ArrayList<>();
        StringBuilder seen = new StringBuilder();
        for (String command : List.of("", "list", "status", "start 1.2", "check", "hint", "hint", "reset")) {
            try (Terminal terminal = terminal(command.isEmpty() ? new String[0] : command.split(" "))) {
                assertThat(terminal.end()).as(terminal.seen()).isEqualTo(command.equals("check") ? 1 : 0);
                lines.addAll(terminal.lines());
                seen.append(terminal.seen());
            }
        }

        assertThat(lines).isNotEmpty().allMatch(line -> line.length() <= 80);
        assertThat(seen.toString()).contains(ESCAPE);
    }

    @Test
    void inAPipe_nothingIsColoured() throws Exception {
        assertThat(piped("list")).contains("[ ] " + first.id()).doesNotContain(ESCAPE);
        piped("start", first.id());
        assertThat(piped("check")).contains("Exercise " + first.id()).doesNotContain(ESCAPE, "\r");
    }

    @Test
    void anExercise_fromItsStartToItsEnd() throws Exception {
        assertThat(run(0, "start", first.id())).contains("Your code:", "Next: ./workshop check");
        assertThat(run(1, "check")).contains("Exercise " + first.id(), "Your code:", "Next: change it, then");
        assertThat(run(0, "hint")).contains("hint 1 of " + first.hints().size());

        checkout.solve(first);

        assertThat(run(0, "check")).contains("Exercise " + first.id() + " is solved");
        assertThat(run(0, "status")).contains("1 of " + manifest.all().size() + " exercises are solved.");
        assertThat(run(0, "reset", first.id())).contains("is as at its start", "Your work: .workshop");
        assertThat(run(0, "solution", first.id())).contains("It is in place now.");
        assertThat(new MarkedFiles(checkout.home()).of(first).values())
                .allMatch(text -> text.regionsOf(first.id()).stream().allMatch(Region::isReference));
    }

    @Test
    void afterAnExerciseAboutSpeed_loadShowsOnesOwnFigureBesideOurs() throws Exception {
        Exercise payOutside = manifest.find("1.4").orElseThrow();
        checkout.build(Stage.MONOLITH);
        run(0, "start", "1.4");
        checkout.solve(payOutside);
        assertThat(run(0, "check")).contains("Its worth: CHECKOUT=pay-outside ./workshop load 1");

        String shown = piped(Map.of("CHECKOUT", "pay-outside"), "load", "1", "--seconds", "2");

        assertThat(shown)
                .containsPattern("your code \\(1.4\\) +[0-9]")
                .containsPattern("the reference +[0-9]")
                .contains("times what the reference does");
        assertThat(figures("storefront.json").get("command").asText()).isEqualTo("load 1 --seconds 2");
        assertThat(figures("storefront.json").get("reference").asBoolean()).isFalse();
        assertThat(figures("reference.json").get("reference").asBoolean()).isTrue();
        assertThat(figures("reference.json").get("throughput").asDouble()).isPositive();
        assertThat(piped("load", "1", "--seconds", "1", "--users", "1"))
                .as("without the setting its code is not in use")
                .contains("requests/s succeeded")
                .doesNotContain("the reference");
    }

    private JsonNode figures(String file) throws IOException {
        return new ObjectMapper()
                .readTree(checkout.home()
                        .resolve("load-tests/ladder/target/gatling")
                        .resolve(file)
                        .toFile());
    }

    @Test
    void controlC_endsACheckAtOnce_withAllThatItHasStarted() throws Exception {
        run(0, "start", "2.1"); // its tests start a Postgres
        try (Terminal terminal = terminal("check")) {
            await().atMost(LIMIT).until(() -> terminal.process().descendants().count() >= 3);
            List<ProcessHandle> started = terminal.process().descendants().toList();

            terminal.pressControlC();

            assertThat(terminal.end()).isEqualTo(130);
            await().atMost(LIMIT).until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void watch_checksWhatIsSaved_untilControlC() throws Exception {
        run(0, "start", first.id());
        try (Terminal terminal = terminal("watch")) {
            await().atMost(LIMIT).until(() -> terminal.seen().contains("Waiting until you save"));

            Path file = new MarkedFiles(checkout.home())
                    .of(first)
                    .keySet()
                    .iterator()
                    .next();
            Files.writeString(
                    file, Files.readString(file).replaceFirst("exercise 1.1: begin\n", "$0        nonsense\n"));
            await().atMost(LIMIT).until(() -> terminal.seen().contains("does not compile"));
            await().atMost(LIMIT).until(() -> terminal.seen().split("Waiting until you save", -1).length == 3);

            terminal.pressControlC();
            assertThat(terminal.end()).isEqualTo(130);
        }
    }

    /** What a person sees who runs a command in a terminal. */
    private String run(int status, String... arguments) throws Exception {
        try (Terminal terminal = terminal(arguments)) {
            assertThat(terminal.end()).as(terminal.seen()).isEqualTo(status);
            return String.join("\n", terminal.lines());
        }
    }

    private Terminal terminal(String... arguments) throws IOException {
        return new Terminal(command(arguments));
    }

    private String piped(String... arguments) throws Exception {
        return piped(Map.of(), arguments);
    }

    private String piped(Map<String, String> settings, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command(arguments)).redirectErrorStream(true);
        builder.environment().putAll(settings);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(
                JavaCommand.ofMain(Workshop.class, JavaCommand.frugal(512, "-Dworkshop.home=" + checkout.home())));
        command.addAll(List.of(arguments));
        return command;
    }
}
