package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the launcher in a small copy of the tree, with scripts in place of the JDK and of Maven that note their calls.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "this is the launcher for sh; Windows has workshop.cmd")
class LauncherTest {

    private static final Path LAUNCHER =
            Home.find(null, Path.of("")).orElseThrow().resolve("workshop");
    private static final List<String> TOOLS = List.of(
            "cat",
            "date",
            "dirname",
            "find",
            "grep",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sh",
            "sleep",
            "tail",
            "touch");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path temp;

    private Path home;
    private Path mavenCalls;

    @BeforeEach
    void aTreeWithOneModule() throws IOException {
        home = temp.resolve("a check out");
        mavenCalls = Files.createFile(temp.resolve("maven-calls"));
        Path module = Files.createDirectories(home.resolve("load-tests/ladder"));
        Files.createDirectories(module.resolve("src/main/java"));
        Files.writeString(module.resolve("src/main/java/Main.java"), "");
        Files.writeString(module.resolve("pom.xml"), "");
        Files.writeString(home.resolve("pom.xml"), "");
        // Not this machine's JDKs: those of the test.
        script(home.resolve("workshop"), Files.readString(LAUNCHER).replace("/usr/lib/jvm/", "'" + temp + "'/jvm/"));
        Files.createDirectories(temp.resolve("tools"));
        for (String tool : TOOLS) {
            Path found = new Programs(System::getenv).find(tool).orElseThrow();
            script(temp.resolve("tools").resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
        }
        jdk(temp.resolve("jdk"), "17.0.1");
        maven("3.8.1", "mkdir -p load-tests/ladder/target && touch load-tests/ladder/target/ladder.jar");
    }

    @AfterEach
    void stopWhatStillRuns() {
        started.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    @Test
    void withoutAJdk_saysHowToGetOne() throws Exception {
        jdk(temp.resolve("jdk"), "11.0.2");

        Outcome outcome = launch();

        assertThat(outcome.status).isEqualTo(2);
        assertThat(outcome.errors).singleElement().asString().startsWith("JDK 17 or newer not found: install");
    }

    @Test
    void withAnOldJavaHome_takesANewerJdkFromTheUsualPlaces() throws Exception {
        jdk(temp.resolve("jdk"), "1.8.0_402");
        jdk(temp.resolve("jvm/java-21"), "21");

        Outcome outcome = launch();

        assertThat(outcome.status).isZero();
        assertThat(outcome.output).contains("JAVA_HOME=" + temp.resolve("jvm/java-21"));
    }

    @Test
    void withoutMaven_saysHowToGetIt() throws Exception {
        Files.delete(temp.resolve("maven/bin/mvn"));

        Outcome outcome = launch();

        assertThat(outcome.status).isEqualTo(2);
        assertThat(outcome.errors).singleElement().asString().startsWith("Maven 3.8 or newer not found: install");
    }

    @Test
    void withAnOldMaven_saysWhichOneItFound() throws Exception {
        maven("3.6.3", "");

        Outcome outcome = launch();

        assertThat(outcome.status).isEqualTo(2);
        assertThat(outcome.errors)
                .singleElement()
                .asString()
                .startsWith("Maven 3.8 or newer is needed, and " + temp.resolve("maven/bin/mvn") + " is 3.6.3");
    }

    @Test
    void theFirstStart_buildsAndHandsItsArgumentsOn() throws Exception {
        Outcome outcome = launch("ladder", "--json", "two words");

        assertThat(outcome.errors).containsExactly("Building ...");
        assertThat(outcome.status).isZero();
        assertThat(builds()).isEqualTo(1);
        assertThat(outcome.output)
                .contains("-Dworkshop.home=" + home.toRealPath())
                .endsWith(home.toRealPath() + "/load-tests/ladder/target/ladder.jar", "ladder", "--json", "two words");
    }

    @Test
    void theSecondStart_doesNotBuild() throws Exception {
        launch();

        launch();

        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void prefetch_alwaysBuilds_forMavenMayHaveLostWhatItHad() throws Exception {
        launch();

        launch("prefetch");

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aChangedSource_isBuilt() throws Exception {
        launch();
        Files.writeString(home.resolve("load-tests/ladder/src/main/java/Main.java"), "changed");

        launch();

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aChangedStep_isBuiltForWhatRunsIt_andNotForItsExercises() throws Exception {
        Path source = Files.createDirectories(home.resolve("step01-monolith/src/main/java"))
                .resolve("Shop.java");
        Files.writeString(source, "");
        launch("ladder");
        Files.writeString(source, "does not compile yet");

        for (String command : List.of("check", "start", "list", "hint", "status", "")) {
            launch(command);
        }
        assertThat(builds()).isEqualTo(1);

        launch("ladder");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aDeletedSource_isBuilt() throws Exception {
        launch();
        Files.delete(home.resolve("load-tests/ladder/src/main/java/Main.java"));

        launch();

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aChangedPom_isBuilt() throws Exception {
        launch();
        Files.writeString(home.resolve("pom.xml"), "changed");

        launch();

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aMissingJar_isBuilt() throws Exception {
        launch();
        Files.delete(home.resolve("load-tests/ladder/target/ladder.jar"));

        launch();

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void theModuleThatIsBuilt_isNamed_butNotTheRoot() throws Exception {
        maven(
                "3.9.9",
                "mkdir -p load-tests/ladder/target; touch load-tests/ladder/target/ladder.jar;"
                        + " echo '[INFO] Building Building Scalable Backend Systems 1.0.0     [1/2]'; sleep 1;"
                        + " echo '[INFO] Building ladder 1.0.0     [2/2]'; sleep 1");

        assertThat(launch().errors).containsExactly("Building ...", "Building [2/2] ladder");
    }

    @Test
    void aFailedBuild_showsMavensErrorsAndKeepsTheLog() throws Exception {
        maven("3.9.9", "echo '[INFO] chatter'; echo '[ERROR] Main.java:[3,1] no such thing'; exit 1");

        Outcome outcome = launch();

        assertThat(outcome.status).isEqualTo(1);
        assertThat(outcome.errors)
                .contains("[ERROR] Main.java:[3,1] no such thing")
                .doesNotContain("[INFO] chatter");
        assertThat(home.resolve("load-tests/ladder/target/build.log")).content().contains("[INFO] chatter");
        assertThat(outcome.output).isEmpty();
    }

    @Test
    void aFailedDownload_namesTheCommandThatDownloadsBeforehand() throws Exception {
        maven("3.9.9", "echo '[ERROR] Could not transfer artifact'; exit 1");

        assertThat(launch().errors).last().asString().contains("./workshop prefetch");
    }

    @Test
    void aFailedBuild_doesNotBarTheWayToTheExercises_ifThereIsAnOldOne() throws Exception {
        launch();
        Files.writeString(home.resolve("load-tests/ladder/src/main/java/Main.java"), "changed");
        maven("3.9.9", "echo '[ERROR] Shop.java:[3,1] no such thing'; exit 1");

        Outcome hint = launch("hint");
        assertThat(hint.status).isZero();
        assertThat(hint.errors)
                .contains(
                        "[ERROR] Shop.java:[3,1] no such thing",
                        "Going on with the command line as it was built before.");
        assertThat(hint.output).contains("hint");
        assertThat(launch("ladder").status).isEqualTo(1);
    }

    @Test
    void aFailedBuild_isTriedAgain() throws Exception {
        maven("3.9.9", "exit 1");
        launch();

        launch();

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void throughASymbolicLink_findsItsTree() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), home.resolve("workshop"));

        Outcome outcome = end(start(link));

        assertThat(outcome.status).isZero();
        assertThat(outcome.output).contains("-Dworkshop.home=" + home.toRealPath());
    }

    @Test
    void twoStartsAtOnce_buildOnce() throws Exception {
        Path mayEnd = temp.resolve("may-end");
        maven(
                "3.9.9",
                "mkdir -p load-tests/ladder/target && touch load-tests/ladder/target/ladder.jar;" + " while [ ! -f '"
                        + mayEnd + "' ]; do sleep 0.1; done");
        Process first = start(home.resolve("workshop"));
        await().atMost(PATIENCE).until(() -> builds() == 1);
        Process second = start(home.resolve("workshop"));
        await().atMost(PATIENCE)
                .until(() -> Files.readString(temp.resolve("errors-2")).contains("is building: waiting"));
        Files.createFile(mayEnd);

        assertThat(end(first).status).isZero();
        assertThat(end(second).status).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void theLockOfADeadLauncher_isTakenOver() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path lock = Files.createDirectories(home.resolve("load-tests/ladder/target/.building"));
        Files.writeString(lock.resolve("owner"), dead.pid() + "\n");

        assertThat(launch().status).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void aStoppedLauncher_stopsMavenAndFreesTheLock() throws Exception {
        Path pid = temp.resolve("maven-pid");
        maven("3.9.9", "echo $$ >'" + pid + "'; exec sleep 600");
        Process launcher = start(home.resolve("workshop"));
        await().atMost(PATIENCE)
                .until(() -> Files.exists(pid) && Files.readString(pid).endsWith("\n"));
        ProcessHandle maven =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();

        launcher.destroy();

        assertThat(end(launcher).status).isEqualTo(143);
        await().atMost(PATIENCE).until(() -> !maven.isAlive());
        assertThat(home.resolve("load-tests/ladder/target/.building")).doesNotExist();
    }

    private record Outcome(int status, List<String> output, List<String> errors) {}

    private Outcome launch(String... arguments) throws Exception {
        return end(start(home.resolve("workshop"), arguments));
    }

    private Process start(Path launcher, String... arguments) throws IOException {
        int number = started.size() + 1;
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectOutput(temp.resolve("output-" + number).toFile())
                .redirectError(temp.resolve("errors-" + number).toFile());
        builder.environment().clear();
        builder.environment().put("PATH", temp.resolve("tools").toString());
        builder.environment().put("JAVA_HOME", temp.resolve("jdk").toString());
        builder.environment().put("MAVEN_HOME", temp.resolve("maven").toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Outcome end(Process launcher) throws Exception {
        assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        int number = started.indexOf(launcher) + 1;
        return new Outcome(
                launcher.exitValue(),
                Files.readAllLines(temp.resolve("output-" + number)),
                Files.readAllLines(temp.resolve("errors-" + number)));
    }

    private long builds() throws IOException {
        return Files.readAllLines(mavenCalls).stream()
                .filter(call -> call.endsWith("package"))
                .count();
    }

    /** A JDK whose java prints the arguments that it gets. */
    private static void jdk(Path folder, String version) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(folder.resolve("bin/javac"), "#!/bin/sh\n");
        script(
                folder.resolve("bin/java"),
                "#!/bin/sh\necho \"JAVA_HOME=$JAVA_HOME\"; for each; do echo \"$each\"; done\n");
    }

    private void maven(String version, String build) throws IOException {
        Files.createDirectories(temp.resolve("maven/bin"));
        script(temp.resolve("maven/bin/mvn"), """
                #!/bin/sh
                echo "$@" >>'%s'
                if [ "$1" = -version ]; then echo 'Apache Maven %s (0a1b2c)'; exit; fi
                %s
                """.formatted(mavenCalls, version, build));
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
