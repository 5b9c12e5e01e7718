package shop.ladder.run;

import io.gatling.app.Gatling;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import shop.engines.EngineFailed;
import shop.engines.process.ChildProcess;
import shop.engines.process.JavaCommand;
import shop.engines.process.ProcessGuard;

/** A simulation at work in a JVM of its own, with no call to the outside. */
final class GatlingRun {

    private static final Duration POLL = Duration.ofMillis(10);

    private final ChildProcess process;
    private final Path log;

    private GatlingRun(ChildProcess process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a simulation.
     *
     * @param properties what the simulation is told, as system properties
     * @param folder where it writes its log, and its report if there is to be one
     */
    static GatlingRun start(
            ProcessGuard guard,
            Class<? extends Simulation> simulation,
            Map<String, String> properties,
            Path folder,
            boolean report) {
        List<String> options = new ArrayList<>(List.of(
                "-Xms512m",
                "-Xmx512m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                // It asks a server of its maker for its newest version: keep it from waiting for an answer.
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=9"));
        properties.forEach((name, value) -> options.add("-D" + name + "=" + value));
        List<String> command = new ArrayList<>(JavaCommand.ofMain(Gatling.class, options));
        command.addAll(List.of("-s", simulation.getName(), "-rf", folder.toString()));
        if (!report) {
            command.add("-nr");
        }
        return new GatlingRun(guard.start("gatling", command, Map.of(), folder), folder.resolve("gatling.log"));
    }

    ProcessHandle process() {
        return process.handle();
    }

    /**
     * Hands over each line that it writes, as it comes, and returns when it has ended.
     *
     * @return its exit status
     * @throws EngineFailed if it takes longer than {@code limit}
     */
    int follow(Consumer<String> lines, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            StringBuilder line = new StringBuilder();
            while (true) {
                boolean last = process.endsWithin(POLL);
                byte[] more = new byte[(int) (file.length() - file.getFilePointer())];
                file.readFully(more);
                for (char c : new String(more, StandardCharsets.UTF_8).toCharArray()) {
                    if (c == '\n') {
                        lines.accept(line.toString());
                        line.setLength(0);
                    } else {
                        line.append(c);
                    }
                }
                if (last) {
                    return process.exitValue();
                }
                if (System.nanoTime() > deadline) {
                    process.kill();
                    throw new EngineFailed("the load did not end within " + limit.toSeconds() + " s");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
