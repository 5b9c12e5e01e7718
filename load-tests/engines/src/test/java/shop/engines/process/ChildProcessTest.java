package shop.engines.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.engines.EngineFailed;

class ChildProcessTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folders;

    private ProcessGuard guard;
    private Path folder;

    @BeforeEach
    void open() {
        guard = new ProcessGuard(folders);
        folder = guard.newFolder("test");
    }

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void childThatEndsEarly_failsTheWaitAtOnce_withTheEndOfItsLog() {
        ChildProcess child = start("say", "no such luck", "exit", "3");

        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> child.awaitAnswer(URI.create("http://127.0.0.1:1/"), LONG))
                .withMessage("script ended with status 3 before it was ready")
                .returns("no such luck", EngineFailed::details);
    }

    @Test
    void childThatIsNeverReady_failsTheWaitWhenTheTimeIsUp_andIsKilled() {
        ChildProcess child = start("wait");

        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> child.awaitReady(() -> false, Duration.ofSeconds(1)))
                .withMessage("script was not ready after 1 s");
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void success_isStatusZero() {
        assertThatNoException().isThrownBy(() -> start("exit", "0").awaitSuccess(LONG));
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> start("exit", "1").awaitSuccess(LONG))
                .withMessage("script ended with status 1");
    }

    @Test
    void childThatDoesNotSucceedInTime_isKilled() {
        ChildProcess child = start("wait");

        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> child.awaitSuccess(Duration.ofMillis(100)))
                .withMessageStartingWith("script did not end within");
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void environmentAndFolder_areTheChilds() {
        ChildProcess child =
                guard.start("script", Script.command("env", "GREETING", "pwd"), Map.of("GREETING", "hello"), folder);

        child.awaitSuccess(LONG);

        assertThat(child.logTail()).isEqualTo("hello\n" + folder);
    }

    @ParameterizedTest
    @CsvSource({
        "DB_POOL_SIZE, null",
        "SHOP_SEED, null",
        "PAYMENT_LATENCY_MS, null",
        "DATABASE_URL, null",
        "HOST, null",
        "PORT, null",
        "REDIS_URL, null",
        "CACHE_TTL_SECONDS, null",
        "RATE_LIMIT, null",
        "NGINX, null",
        "TRUSTED_PROXIES, null",
        "JDK_JAVA_OPTIONS, null",
        "GREETING, -ea"
    })
    void settingOfThisPrograms_isNotInherited_anythingElseIs(String variable, String inTheChild) {
        ChildProcess parent =
                guard.start("parent", Script.command("guarded", "env", variable), Map.of(variable, "-ea"), folder);

        parent.awaitSuccess(LONG);

        assertThat(parent.logTail()).endsWith(inTheChild);
    }

    @Test
    void logOfASecondStart_isAppended() {
        start("say", "first").awaitSuccess(LONG);
        ChildProcess second = start("say", "second");
        second.awaitSuccess(LONG);

        assertThat(second.logTail()).isEqualTo("first\nsecond");
    }

    @Test
    void follow_givesOnlyItsOwnLines_notThoseOfAnEarlierStart() {
        start("say", "first").awaitSuccess(LONG);
        List<String> lines = new ArrayList<>();

        int status = start("say", "second", "say", "third", "exit", "4").follow(lines::add, LONG);

        assertThat(lines).containsExactly("second", "third");
        assertThat(status).isEqualTo(4);
    }

    @Test
    void stop_endsWhatEndsWhenAsked() {
        ChildProcess child = startReady("wait");

        child.stop(LONG);

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void stop_killsWhatDoesNotEndWhenAsked() {
        ChildProcess child = startReady("stubborn");

        child.stop(Duration.ofMillis(100));

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGSTOP to send")
    void stop_letsAPausedChildEndWhenAsked() {
        ChildProcess child = startReady("wait");

        child.pause();
        child.stop(LONG);

        int endedBySigterm = 128 + 15;
        assertThat(child.follow(line -> {}, LONG)).isEqualTo(endedBySigterm);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGSTOP to send")
    void pauseOfAChildThatHasEnded_doesNothing() {
        ChildProcess child = start("exit", "0");
        child.awaitSuccess(LONG);

        assertThatNoException().isThrownBy(() -> {
            child.pause();
            child.resume();
        });
    }

    @Test
    void missingProgram_isNamed() {
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> guard.start("nginx", List.of("no-such-program"), Map.of(), folder))
                .withMessageStartingWith("nginx does not start")
                .withMessageContaining("no-such-program");
    }

    private ChildProcess startReady(String... script) {
        ChildProcess child = start(script);
        child.awaitReady(() -> child.logTail().contains(Script.WAITING), LONG);
        return child;
    }

    private ChildProcess start(String... script) {
        return guard.start("script", Script.command(script), Map.of(), folder);
    }
}
