package shop.engines.redis;

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
import shop.engines.CacheFolder;
import shop.engines.EngineFailed;
import shop.engines.Platform;
import shop.engines.bundle.BundledPrograms;
import shop.engines.process.ProcessGuard;

class RedisProgramTest {

    private static final Platform RARE = new Platform("linux", "riscv64");

    @TempDir
    private Path folder;

    private ProcessGuard guard;
    private BundledPrograms programs;

    @BeforeEach
    void open() {
        guard = new ProcessGuard();
        programs = new BundledPrograms(guard, new CacheFolder(Map.of("WORKSHOP_CACHE", folder.toString())));
    }

    @AfterEach
    void close() {
        guard.close();
    }

    @ParameterizedTest
    @CsvSource({"linux, amd64", "linux, arm64", "darwin, amd64", "darwin, arm64", "windows, amd64"})
    void bundledProgram_isTheFirstChoice(String system, String processor) {
        String first = RedisProgram.candidates(new Platform(system, processor), programs, Map.of())
                .get(0);

        assertThat(Path.of(first)).isExecutable();
        assertThat(first).contains(system + "-" + processor);
    }

    @Test
    void whereNoneIsBundled_theOneOfTheVariableComesBeforeThePath() {
        assertThat(RedisProgram.candidates(RARE, programs, Map.of("REDIS_SERVER", "mine")))
                .containsExactly(Path.of("mine").toAbsolutePath().toString(), "redis-server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void emptyVariable_namesNothing(String value) {
        assertThat(RedisProgram.candidates(RARE, programs, Map.of("REDIS_SERVER", value)))
                .containsExactly("redis-server");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts here")
    void programThatDoesNotRun_isPassedOver() throws IOException {
        String withoutItsLibrary = script("old", "echo libssl.so.3: cannot open shared object file; exit 127");
        String running = script("running", "test \"$1\" = --version");
        String neverAsked = script("never", "touch \"$0-asked\"");

        String found = new RedisProgram(guard)
                .firstThatRuns(List.of("no-such-redis", withoutItsLibrary, running, neverAsked), folder);

        assertThat(found).isEqualTo(running);
        assertThat(folder).isDirectoryNotContaining("glob:**/never-asked");
    }

    @Test
    void ifNoneRuns_aPersonIsToldWhatToInstall() {
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> new RedisProgram(guard).firstThatRuns(List.of("no-such-redis"), folder))
                .withMessage("No redis-server runs on this system:"
                        + " install the package redis-server, or set REDIS_SERVER to the file of one");
    }

    private String script(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + content + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }
}
