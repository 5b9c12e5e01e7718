package shop.ladder.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shop.engines.EngineFailed;
import shop.engines.process.ChildProcess;
import shop.engines.process.ProcessGuard;

/** The Docker daemon of this machine, asked through its command line. */
public final class Docker {

    private static final Duration QUESTION_LIMIT = Duration.ofSeconds(20);

    /** The first build downloads its base image. */
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);

    /** The largest image has some 200 MB. */
    private static final Duration PULL_LIMIT = Duration.ofMinutes(10);

    private final String program;
    private final ProcessGuard guard;
    private final Path folder;

    /**
     * @param program its command line: {@code docker}
     * @param folder for what it writes
     */
    public Docker(String program, ProcessGuard guard, Path folder) {
        this.program = program;
        this.guard = guard;
        this.folder = folder;
    }

    /** Its command line, as the variable {@code WORKSHOP_DOCKER} names it or as everybody does. */
    public static String program(Map<String, String> environment) {
        return environment.getOrDefault("WORKSHOP_DOCKER", "docker");
    }

    /** @throws EngineFailed if no daemon answers */
    public void requireDaemon() {
        try {
            ask("info");
        } catch (EngineFailed e) {
            throw new EngineFailed("no Docker daemon answers", e, e.details());
        }
    }

    /** Whether an image is on this machine. */
    public boolean has(String image) {
        try {
            ask("image", "inspect", image);
            return true;
        } catch (EngineFailed e) {
            return false;
        }
    }

    /** @throws EngineFailed if an image cannot be downloaded; the message has the daemon's words */
    public void pull(String image) {
        try {
            start("pull", "--quiet", image).awaitSuccess(PULL_LIMIT);
        } catch (EngineFailed e) {
            throw new EngineFailed("cannot be pulled: " + e.details().replaceAll("\\s+", " "), e);
        }
    }

    /**
     * Builds an image.
     *
     * @param context the folder with the Dockerfile
     * @throws EngineFailed if no daemon answers, if it cannot share this machine's network, or if the build fails
     */
    void build(String tag, Path context) {
        requireDaemon();
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new EngineFailed("Docker runs in a virtual machine here, which has a network of its own");
        }
        try {
            start("build", "--quiet", "--tag", tag, context.toString()).awaitSuccess(BUILD_LIMIT);
        } catch (EngineFailed e) {
            throw new EngineFailed("its image could not be built", e, e.details());
        }
    }

    /** Runs a command to its end and gives what it printed. */
    String ask(String... arguments) {
        ChildProcess answer = start(arguments);
        StringBuilder printed = new StringBuilder();
        int status = answer.follow(line -> printed.append(line).append('\n'), QUESTION_LIMIT);
        if (status != 0) {
            throw new EngineFailed("docker " + arguments[0] + " failed", null, answer.logTail());
        }
        return printed.toString().strip();
    }

    /** Starts a command. */
    ChildProcess start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return guard.start("docker-" + arguments[0], command, Map.of(), folder);
    }
}
