package shop.events.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.config.ConfigurationFault;
import shop.engines.kafka.KafkaEngine;
import shop.engines.process.JavaCommand;
import shop.engines.process.LoopbackPort;
import shop.engines.process.ProcessGuard;

/** The program as a person starts it. */
class DeadLettersMainTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ProcessGuard guard = new ProcessGuard();

    @AfterEach
    void stopEverything() {
        guard.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lst", "list --topic", "list --topic orders", "list order-events", "list replay"})
    void anotherCommand_isNotUnderstood(String commandLine) {
        assertThatThrownBy(() -> new DeadLettersMain(null, System.out).run(commandLine.split(" ")))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessage("not understood; the commands are list | replay, and --topic order-events|email-requests");
    }

    @Test
    void program_saysWhatIsWrongInALine() {
        assertThat(program(Map.of(), "lists"))
                .isEqualTo(new Outcome(
                        2,
                        Optional.of("not understood; the commands are list | replay, and --topic"
                                + " order-events|email-requests")));
        assertThat(program(Map.of("KAFKA_SERVERS", "kafka"), "list").status()).isEqualTo(2);

        String nowhere = "127.0.0.1:" + LoopbackPort.free();
        Outcome away = program(Map.of("KAFKA_SERVERS", nowhere), "list");

        assertThat(away.status()).isEqualTo(1);
        assertThat(away.line())
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("Kafka at " + nowhere + " is away: start it, or correct KAFKA_SERVERS ("));
    }

    @Test
    void program_listsWhatThereIs() {
        KafkaEngine kafka = new KafkaEngine(guard);
        kafka.start();

        assertThat(program(Map.of("KAFKA_SERVERS", kafka.address()), "list"))
                .isEqualTo(new Outcome(0, Optional.of("No dead letters.")));
    }

    /** @param line its only one */
    private record Outcome(int status, Optional<String> line) {}

    private Outcome program(Map<String, String> environment, String... arguments) {
        List<String> command = Stream.concat(
                        JavaCommand.ofMain(DeadLettersMain.class, List.of()).stream(), Stream.of(arguments))
                .toList();
        List<String> output = new ArrayList<>();
        int status = guard.start("dead-letters", command, environment, guard.newFolder("dead-letters"))
                .follow(output::add, LIMIT);
        assertThat(output).hasSizeLessThanOrEqualTo(1);
        return new Outcome(status, output.stream().findFirst());
    }
}
