package shop.engines.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
import org.junit.jupiter.params.provider.ValueSource;
import shop.engines.EngineFailed;
import shop.engines.Platform;
import shop.engines.process.ProcessGuard;

class NginxProgramTest {

    @TempDir
    private Path folder;

    private ProcessGuard guard;

    @BeforeEach
    void open() {
        guard = new ProcessGuard();
    }

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void theOneOfTheVariable_comesBeforeThePath_andThatBeforeTheUsualPlaces() {
        assertThat(NginxProgram.candidates(Map.of("NGINX", "mine")))
                .startsWith(Path.of("mine").toAbsolutePath().toString(), "nginx", "/usr/sbin/nginx")
                .contains("/opt/homebrew/bin/nginx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void emptyVariable_namesNothing(String value) {
        assertThat(NginxProgram.candidates(Map.of("NGINX", value))).startsWith("nginx");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts here")
    void programThatDoesNotRun_orIsTooOld_isPassedOver() throws IOException {
        String old = script("old", "test \"$1\" != -e");
        String running = script("running", "test \"$*\" = '-e stderr -v'");
        String neverAsked = script("never", "touch \"$0-asked\"");

        assertThat(new NginxProgram(guard).firstThatRuns(List.of("no-such-nginx", old, running, neverAsked), folder))
                .hasValue(running);
        assertThat(folder).isDirectoryNotContaining("glob:**/never-asked");
    }

    @Test
    void ifNoneRuns_noneIsTaken() {
        assertThat(new NginxProgram(guard).firstThatRuns(List.of("no-such-nginx"), folder))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"linux, nginx", "darwin, run \"brew install nginx\"", "windows, run the workshop in WSL"})
    void ifNoneRuns_aPersonIsToldWhatToInstall(String system, String advice) {
        EngineFailed cause = new EngineFailed("no network", null, "Could not resolve");

        assertThat(NginxProgram.noneRuns(new Platform(system, "arm64"), cause))
                .hasMessageStartingWith("No nginx runs on this system: ")
                .hasMessageContaining(advice)
                .hasMessageEndingWith(", or set NGINX to the file of one")
                .hasCause(cause)
                .satisfies(failure -> assertThat(failure.details()).isEqualTo("Could not resolve"));
    }

    private String script(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + content + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }
}
