package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.ladder.cli.Finding.Level;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs that are looked for are shell scripts here")
class ChecksTest {

    @TempDir
    private Path programs;

    private final Map<String, String> environment = new HashMap<>();
    private String user = "ada";

    @BeforeEach
    void onlyTheTestsPrograms() {
        environment.put("PATH", programs.toString());
    }

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
        Path maven = program("mvn", "echo; echo 'Apache Maven 3.8.1 (05c21c65)'");

        assertThat(found("Maven")).isEqualTo(Finding.ok("Maven", "Apache Maven 3.8.1 in " + maven));
    }

    @Test
    void mavenHome_comesBeforeThePath() throws IOException {
        program("mvn", "echo Apache Maven 3.8.1");
        Path maven = program("home/bin/mvn", "echo Apache Maven 4.0.0-rc-3");
        environment.put("MAVEN_HOME", programs.resolve("home").toString());

        assertThat(found("Maven")).isEqualTo(Finding.ok("Maven", "Apache Maven 4.0.0-rc-3 in " + maven));
    }

    @ParameterizedTest
    @CsvSource({"echo Apache Maven 3.6.3, Apache Maven 3.6.3 in", "exit 1, broken in"})
    void anOldOrBrokenMaven_isMissing(String script, String state) throws IOException {
        program("mvn", script);

        assertThat(found("Maven").level()).isEqualTo(Level.MISSING);
        assertThat(found("Maven").state()).startsWith(state);
    }

    @Test
    void anOrdinaryUser_mayRunPostgres() {
        assertThat(found("user")).isEqualTo(Finding.ok("user", "ada"));
    }

    @ParameterizedTest
    @CsvSource({"exit 0, OK", "exit 1, MISSING"})
    void root_needsAUserNamespace(String unshare, Level level) throws IOException {
        user = "root";
        program("unshare", unshare);

        assertThat(found("user").level()).isEqualTo(level);
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
        assertThat(new Checks(programs, user, environment::get).beforeLoad())
                .extracting(check -> check.look().subject())
                .containsExactly("JDK", "user", "memory", "disk", "loopback");
    }

    private Finding found(String subject) {
        List<Finding> findings = new Checks(programs, user, environment::get)
                .all().stream().map(Check::look).toList();
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private Path program(String name, String script) throws IOException {
        Path target = programs.resolve(name);
        Files.createDirectories(target.getParent());
        Path file = Files.writeString(target, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
