package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shop.ladder.cli.Finding.Level;

@DisabledOnOs(OS.WINDOWS)
class ChecksTest {

    @TempDir
    private Path programs;

    @Test
    void theJdkThatRunsThis_isOne() {
        assertThat(found("JDK").level()).isEqualTo(Level.OK);
        assertThat(found("JDK").state()).contains(System.getProperty("java.home"));
    }

    @Test
    void withoutMaven_theFixIsToInstallIt() {
        assertThat(found("Maven").level()).isEqualTo(Level.MISSING);
        assertThat(found("Maven").fix()).contains("install Maven 3.8 or newer");
    }

    @Test
    void mavenOnThePath_isFound() throws IOException {
        Path maven = program("mvn", "");

        assertThat(found("Maven")).isEqualTo(Finding.ok("Maven", maven.toString()));
    }

    @Test
    void withoutDocker_isOnlyAWarning() {
        assertThat(found("Docker").level()).isEqualTo(Level.WARNING);
    }

    @Test
    void aDockerWithoutItsDaemon_isAWarning() throws IOException {
        program("docker", "echo cannot connect >&2; exit 1");

        assertThat(found("Docker").level()).isEqualTo(Level.WARNING);
        assertThat(found("Docker").state()).endsWith("docker does not answer");
    }

    @Test
    void aDockerThatAnswers_isFoundWithItsVersion() throws IOException {
        program("docker", "echo 28.1.0");

        assertThat(found("Docker")).isEqualTo(Finding.ok("Docker", "28.1.0"));
    }

    @Test
    void aPortInUse_isSeen() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.canListen(taken.getLocalPort())).isFalse();
        }
    }

    @Test
    void memoryAndDisk_areMeasuredNotAssumed() {
        assertThat(found("memory").state()).matches("\\d+\\.\\d GiB free");
        assertThat(found("disk").state()).contains("GiB free in " + programs);
    }

    @Test
    void beforeALoad_onlyWhatItNeedsIsLookedAt() {
        assertThat(new Checks(programs, Map.of()).beforeLoad())
                .extracting(check -> check.look().subject())
                .containsExactly("JDK", "memory", "disk", "loopback");
    }

    private Finding found(String subject) {
        List<Finding> findings = new Checks(programs, Map.of("PATH", programs.toString()))
                .all().stream().map(Check::look).toList();
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private Path program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
