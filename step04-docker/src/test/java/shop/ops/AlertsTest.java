package shop.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.engines.process.ProcessGuard;
import shop.engines.program.LocalProgram;

/** The alerts, tried out by Prometheus' own tool; left out where there is none, which with {@code CI=true} is a failure. */
@Tag("exercise-4.4")
class AlertsTest {

    private static ProcessGuard guard;
    private static String promtool;

    @BeforeAll
    static void findPromtool() {
        guard = new ProcessGuard();
        promtool = NeededProgram.find(LocalProgram.PROMTOOL, guard, AlertsTest.class);
    }

    @AfterAll
    static void close() {
        guard.close();
    }

    @Test
    void rules_fireWhenTheyShould_andOnlyThen() throws Exception {
        Process process = new ProcessBuilder(promtool, "test", "rules", "alerts.test.yml")
                .directory(new File("prometheus"))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor())
                .as("the status of promtool, which says of prometheus/alerts.test.yml:%n%s", output)
                .isZero();
    }
}
