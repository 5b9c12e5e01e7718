package shop.engines.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.engines.EngineFailed;

class ProcessGuardTest {

    @TempDir
    private Path folders;

    @Test
    void close_endsEveryProcess_alsoOneThatDoesNotEndWhenAsked() {
        ProcessGuard guard = new ProcessGuard(folders);
        ChildProcess willing = startReady(guard, "wait");
        ChildProcess stubborn = startReady(guard, "stubborn");

        guard.close();

        assertThat(willing.isAlive()).isFalse();
        assertThat(stubborn.isAlive()).isFalse();
        assertThat(folders).isEmptyDirectory();
    }

    @Test
    void close_deletesFolders_butFollowsNoLink(@TempDir Path elsewhere) throws IOException {
        Path kept = Files.writeString(elsewhere.resolve("kept.txt"), "kept");
        ProcessGuard guard = new ProcessGuard(folders);
        Path folder = guard.newFolder("name with a space");
        Files.createSymbolicLink(folder.resolve("link"), elsewhere);

        guard.close();

        assertThat(folders).isEmptyDirectory();
        assertThat(kept).exists();
    }

    @Test
    void closedGuard_startsNothing() {
        ProcessGuard guard = new ProcessGuard(folders);
        guard.close();
        guard.close();

        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> guard.start("script", Script.command("wait"), Map.of(), folders));
        assertThatExceptionOfType(EngineFailed.class).isThrownBy(() -> guard.newFolder("late"));
    }

    @Test
    void port_isNeverGivenTwice() {
        try (ProcessGuard guard = new ProcessGuard(folders)) {
            // So many of 10,000 that drawing them at random gives some twice.
            List<Integer> ports = Stream.generate(guard::freePort).limit(1_000).toList();

            assertThat(ports).doesNotHaveDuplicates();
        }
    }

    private static ChildProcess startReady(ProcessGuard guard, String script) {
        ChildProcess child = guard.start("script", Script.command(script), Map.of(), guard.newFolder("test"));
        child.awaitReady(() -> child.logTail().contains(Script.WAITING), Duration.ofSeconds(30));
        return child;
    }
}
