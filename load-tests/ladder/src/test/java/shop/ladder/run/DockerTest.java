package shop.ladder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;

/** With a script that answers as Docker's command line does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a script for sh stands in for Docker")
class DockerTest {

    @TempDir
    private Path folder;

    private final ProcessGuard guard = new ProcessGuard();

    @AfterEach
    void endTheScripts() {
        guard.close();
    }

    @Test
    void withoutTheProgram_noDaemonAnswers() {
        assertThatThrownBy(() -> new Docker("no-such-docker", guard, folder).requireDaemon())
                .isInstanceOf(EngineFailed.class)
                .hasMessage("no Docker daemon answers");
    }

    @Test
    void anImageIsHere_ifTheDaemonKnowsIt() throws IOException {
        Docker docker = docker("test \"$1 $2 $3\" = 'image inspect redis:7'");

        assertThat(docker.has("redis:7")).isTrue();
        assertThat(docker.has("redis:8")).isFalse();
    }

    @Test
    void anImageThatCannotBePulled_isToldInTheDaemonsWords() throws IOException {
        Docker docker = docker("test \"$3\" = redis:7 || { echo 'no such host'; exit 1; }");

        assertThatCode(() -> docker.pull("redis:7")).doesNotThrowAnyException();
        assertThatThrownBy(() -> docker.pull("redis:8"))
                .isInstanceOf(EngineFailed.class)
                .hasMessage("cannot be pulled: no such host");
    }

    private Docker docker(String answers) throws IOException {
        Path program = Files.writeString(folder.resolve("docker"), "#!/bin/sh\n" + answers + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new Docker(program.toString(), guard, folder);
    }
}
