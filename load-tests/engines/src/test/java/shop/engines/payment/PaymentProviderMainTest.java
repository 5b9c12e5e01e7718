package shop.engines.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.engines.process.ChildProcess;
import shop.engines.process.JavaCommand;
import shop.engines.process.ProcessGuard;

class PaymentProviderMainTest {

    @ParameterizedTest
    @CsvSource({
        "PORT, nine",
        "PORT, 0",
        "PORT, 65536",
        "PORT, ''",
        "PAYMENT_HOST, ''",
        "PAYMENT_LATENCY_MS, -1",
        "PAYMENT_LATENCY_MS, soon",
        "PAYMENT_FAILURE_RATE, 2",
        "PAYMENT_FAILURE_RATE, NaN",
        "PAYMENT_FAILURE_RATE, often"
    })
    void wrongValue_isNamedInOneLine_withStatus2(String variable, String value) throws Exception {
        assertOneLine(run(variable, value), variable);
    }

    @Test
    void portInUse_isNamedInOneLine_withStatus2() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertOneLine(run("PORT", String.valueOf(taken.getLocalPort())), "PORT");
        }
    }

    @Test
    void hostThatIsNotOfThisMachine_isNamedInOneLine_withStatus2() throws Exception {
        assertOneLine(run("PAYMENT_HOST", "192.0.2.1"), "PAYMENT_HOST");
    }

    @Test
    void hostWithoutAnAddress_isNamedInOneLine_withStatus2() throws Exception {
        assertOneLine(run("PAYMENT_HOST", "no.such.host.invalid"), "PAYMENT_HOST");
    }

    @Test
    @DisabledOnOs(value = OS.MAC, disabledReason = "macOS has 127.0.0.1 only, unless it is told otherwise")
    void host_isWhereTheProviderListens() throws Exception {
        try (ProcessGuard guard = new ProcessGuard()) {
            int port = guard.freePort();
            ChildProcess provider = guard.start(
                    "payment",
                    JavaCommand.ofMain(PaymentProvider.class, List.of("-Xmx64m")),
                    Map.of("PAYMENT_HOST", "127.0.0.2", "PORT", String.valueOf(port)),
                    guard.newFolder("payment"));

            provider.awaitAnswer(URI.create("http://127.0.0.2:" + port + "/health"), Duration.ofSeconds(30));
        }
    }

    private static Process run(String variable, String value) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.ofMain(PaymentProvider.class, List.of("-Xmx64m")))
                .redirectErrorStream(true);
        builder.environment().put(variable, value);
        return builder.start();
    }

    private static void assertOneLine(Process process, String variable) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output.lines()).as(output).singleElement().asString().contains(variable);
        assertThat(process.waitFor()).isEqualTo(2);
    }
}
