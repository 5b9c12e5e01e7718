package shop.ladder.prefetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;

/**
 * What Maven downloads only when it is used: the runner of the tests, the formatter, Gatling's plugin. Maven cannot be asked
 * for them by name, so each is used once, on the one module in which there are no exercises. The launcher has built
 * everything, so all else is there.
 */
public final class BuildTools {

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final String MODULE = "load-tests/engines";

    /** Any test, and any file that is formatted: its whole path, which has backslashes on Windows. */
    private static final List<String> GOALS = List.of(
            "clean",
            "install",
            "gatling:help",
            "-Dmaven.clean.skip",
            "-Dmaven.install.skip",
            "-Dtest=PlatformTest",
            "-DspotlessFiles=.*[/\\\\]Platform\\.java");

    private final Path maven;
    private final Path home;
    private final ProcessGuard guard;

    /**
     * @param maven the program
     * @param home the checkout's root folder
     */
    public BuildTools(Path maven, Path home, ProcessGuard guard) {
        this.maven = maven;
        this.home = home;
        this.guard = guard;
    }

    /** @throws EngineFailed if Maven does not get them all; the message says what to do */
    public void fetch() {
        Path folder = home.resolve("load-tests/ladder/target/prefetch");
        Path log = folder.resolve("maven.log");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(log);
            // The formatter is not even loaded for files that it knows.
            Files.deleteIfExists(home.resolve(MODULE).resolve("target/spotless-index"));
        } catch (IOException e) {
            throw new EngineFailed("Cannot write to " + home + ": " + e.getMessage(), e);
        }
        List<String> command = new ArrayList<>(List.of(
                maven.toString(),
                "-B",
                "-Dstyle.color=never",
                "-f",
                home.resolve("pom.xml").toString(),
                "-pl",
                MODULE));
        command.addAll(GOALS);
        try {
            guard.start("maven", command, Map.of(), folder).awaitSuccess(LIMIT);
        } catch (EngineFailed e) {
            throw new EngineFailed(
                    "failed: check the network, or a proxy in ~/.m2/settings.xml; what it says is in " + log, e);
        }
    }
}
