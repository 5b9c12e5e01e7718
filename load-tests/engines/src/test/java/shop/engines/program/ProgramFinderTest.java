package shop.engines.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

class ProgramFinderTest {

    private static final String SCRIPTS = "the programs are shell scripts here";
    private static final String RUNS = "test \"$*\" = '-e stderr -v'";

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
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = SCRIPTS)
    void programThatDoesNotRun_orIsTooOld_isPassedOver() throws IOException {
        String old = script("old", "test \"$1\" != -e");
        String running = script("running", RUNS);
        String neverAsked = script("never", "touch \"$0-asked\"");

        assertThat(finder(Map.of()).find(nginx("no-such-nginx", old, running, neverAsked), folder))
                .isEqualTo(running);
        assertThat(folder).isDirectoryNotContaining("glob:**/never-asked");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = SCRIPTS)
    void theOneOfTheVariable_comesFirst() throws IOException {
        String named = script("named", RUNS);
        String other = script("other", RUNS);

        assertThat(finder(Map.of("NGINX", named)).find(nginx(other), folder)).isEqualTo(named);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = SCRIPTS)
    void theOneOfTheVariable_isNotReplaced_ifItDoesNotRun() throws IOException {
        ProgramFinder finder = finder(Map.of("NGINX", "no-such-nginx"));
        LocalProgram wanted = nginx(script("other", RUNS));

        String message = "NGINX names " + Path.of("no-such-nginx").toAbsolutePath()
                + ", which does not run as an nginx of 1.19.5 or later: correct the variable, or unset it";
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> finder.find(wanted, folder))
                .withMessage(message);
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> finder.outlook(wanted, folder))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = SCRIPTS)
    void emptyVariable_namesNothing(String value) throws IOException {
        String other = script("other", RUNS);

        assertThat(finder(Map.of("NGINX", value)).find(nginx(other), folder)).isEqualTo(other);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = SCRIPTS)
    void outlook_namesTheOneThatRuns() throws IOException {
        String running = script("running", RUNS);

        assertThat(finder(Map.of()).outlook(nginx("no-such-nginx", running), folder))
                .isEqualTo(running);
    }

    @Test
    void outlookWithoutAny_tellsOfThePackage_andDownloadsNothing() {
        Path cache = folder.resolve("cache");

        assertThat(finder(Map.of("WORKSHOP_CACHE", cache.toString())).outlook(nginx("no-such-nginx"), folder))
                .startsWith("none installed: what needs it takes the distribution's package");
        assertThat(cache).doesNotExist();
    }

    @Test
    void outlookWithoutAny_andWithoutThePackage_tellsWhatToInstall() {
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> new ProgramFinder(guard, Map.of(), false).outlook(nginx("no-such-nginx"), folder))
                .withMessageStartingWith("No nginx runs on this system: ");
    }

    @ParameterizedTest
    @CsvSource({"linux, nginx", "darwin, run \"brew install nginx\"", "windows, run the workshop in WSL"})
    void ifNoneRuns_aPersonIsToldWhatToInstall(String system, String advice) {
        EngineFailed cause = new EngineFailed("no network", null, "Could not resolve");

        assertThat(ProgramFinder.noneRuns(LocalProgram.NGINX, new Platform(system, "arm64"), cause))
                .hasMessageStartingWith("No nginx runs on this system: ")
                .hasMessageContaining(advice)
                .hasMessageEndingWith(", or set NGINX to the file of one")
                .hasCause(cause)
                .satisfies(failure -> assertThat(failure.details()).isEqualTo("Could not resolve"));
    }

    @Test
    void packageAndFormula_mayHaveOtherNames() {
        assertThat(ProgramFinder.noneRuns(LocalProgram.PROMTOOL, new Platform("darwin", "arm64"), null))
                .hasMessage("No promtool runs on this system: run \"brew install prometheus\","
                        + " or set PROMTOOL to the file of one");
    }

    private ProgramFinder finder(Map<String, String> environment) {
        return new ProgramFinder(guard, environment, true);
    }

    private static LocalProgram nginx(String... places) {
        LocalProgram nginx = LocalProgram.NGINX;
        return new LocalProgram(
                nginx.name(),
                nginx.kind(),
                nginx.variable(),
                List.of(places),
                nginx.trial(),
                nginx.debianPackage(),
                nginx.packagedFile(),
                nginx.formula());
    }

    private String script(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + content + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }
}
