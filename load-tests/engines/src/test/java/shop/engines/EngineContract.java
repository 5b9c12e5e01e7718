package shop.engines;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shop.engines.process.ProcessGuard;

/** What holds for every engine. */
public abstract class EngineContract {

    private static final String NO_SIGNALS = "Windows has no SIGSTOP to send";

    @TempDir
    private Path folders;

    private ProcessGuard guard;
    private Engine engine;

    protected abstract Engine create(ProcessGuard guard);

    /** Whether a client gets a right answer there. */
    protected abstract boolean answers(String address);

    @BeforeEach
    void create() {
        guard = new ProcessGuard(folders);
        engine = create(guard);
    }

    @AfterEach
    void close() {
        engine.close();
        guard.close();
    }

    @Test
    void startedEngine_answersAtItsAddress() {
        engine.start();

        assertThat(answers(engine.address())).isTrue();
        assertThat(engine.process().isAlive()).isTrue();
    }

    @Test
    void killedEngine_doesNotAnswer_andItsProcessesAreGone() {
        engine.start();
        List<ProcessHandle> family = family();

        engine.kill();

        assertThat(family).noneMatch(ProcessHandle::isAlive);
        assertThat(answers(engine.address())).isFalse();
    }

    @Test
    void restartAfterKill_answersAtTheSameAddress() {
        engine.start();
        String address = engine.address();

        engine.kill();
        engine.restart();

        assertThat(engine.address()).isEqualTo(address);
        assertThat(answers(address)).isTrue();
    }

    @Test
    void restartAfterACrashFromOutside_answersAtTheSameAddress() {
        engine.start();

        ProcessHandle crashed = engine.process();
        crashed.destroyForcibly();
        await().atMost(10, SECONDS).until(() -> !crashed.isAlive());
        engine.restart();

        assertThat(answers(engine.address())).isTrue();
    }

    @Test
    void stoppingTwice_isStoppingOnce_andRestartAnswers() {
        engine.start();

        engine.stop();
        engine.stop();
        assertThat(engine.process().isAlive()).isFalse();
        engine.restart();

        assertThat(answers(engine.address())).isTrue();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SIGNALS)
    void pausedEngine_givesNoAnswer_untilItIsResumed() {
        engine.start();

        engine.pause();
        CompletableFuture<Boolean> answer = CompletableFuture.supplyAsync(() -> answers(engine.address()));

        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> answer.get(300, MILLISECONDS));
        engine.resume();
        assertThat(answer).succeedsWithin(10, SECONDS).isEqualTo(true);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SIGNALS)
    void pausedEngine_canBeKilled_andRestarted() {
        engine.start();
        List<ProcessHandle> family = family();

        engine.pause();
        engine.kill();

        assertThat(family).noneMatch(ProcessHandle::isAlive);
        engine.restart();
        assertThat(answers(engine.address())).isTrue();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SIGNALS)
    void restartOfAPausedEngine_answers() {
        engine.start();

        engine.pause();
        engine.restart();

        assertThat(answers(engine.address())).isTrue();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SIGNALS)
    void closeOfAPausedEngine_leavesNoProcessAndNoFile() {
        engine.start();
        List<ProcessHandle> family = family();

        engine.pause();
        engine.close();

        assertThat(family).noneMatch(ProcessHandle::isAlive);
        assertThat(folders).isEmptyDirectory();
    }

    @Test
    void close_leavesNoProcessAndNoFile() {
        engine.start();
        List<ProcessHandle> family = family();
        assertThat(folders).isNotEmptyDirectory();

        engine.close();
        engine.close();

        assertThat(family).noneMatch(ProcessHandle::isAlive);
        assertThat(folders).isEmptyDirectory();
    }

    @Test
    void engineThatIsNotStarted_hasNoProcess() {
        assertThatIllegalStateException().isThrownBy(engine::process);
        assertThatIllegalStateException().isThrownBy(engine::restart);
        assertThatIllegalStateException().isThrownBy(engine::pause);
        assertThatIllegalStateException().isThrownBy(engine::resume);
        engine.stop();
        engine.close();
    }

    private List<ProcessHandle> family() {
        return Stream.concat(Stream.of(engine.process()), engine.process().descendants())
                .toList();
    }
}
