package shop.engines.process;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import shop.engines.EngineFailed;

/**
 * Starts child processes and makes folders that are gone when this program is, however it ends: by a return from
 * {@code main}, an error, Ctrl-C or {@code kill -9}. A small second JVM, the {@link Reaper}, holds the other end of a
 * pipe to this one and cleans up when the pipe closes. A program needs one guard. Safe for use by many threads.
 */
public final class ProcessGuard implements AutoCloseable {

    private static final int REAPER_HEAP_MB = 32;

    /** Longer than the reaper takes at worst. */
    private static final Duration REAPER_LIMIT = Duration.ofSeconds(15);

    private final Path parent;
    private final Process reaper;
    private final OutputStream toReaper;
    private final Set<Integer> portsGiven = new HashSet<>();
    private volatile boolean closed;

    /** Starts the reaper. Folders are made in the system's folder for temporary files. */
    public ProcessGuard() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Starts the reaper. Folders are made in the given one, which must exist. */
    public ProcessGuard(Path parent) {
        this.parent = parent;
        try {
            String home = Path.of(Reaper.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
            reaper = new ProcessBuilder(JavaCommand.ofMain(Reaper.class, home, JavaCommand.frugal(REAPER_HEAP_MB)))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException | URISyntaxException e) {
            throw new EngineFailed("The process that cleans up does not start: " + e.getMessage(), e);
        }
        toReaper = reaper.getOutputStream();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "process-guard"));
    }

    /** Makes a folder for a purpose. */
    public Path newFolder(String name) {
        return newFolder(parent, name);
    }

    /** Makes a folder in another one than usual, which must exist. */
    public Path newFolder(Path within, String name) {
        Path folder = within.resolve("shop-" + name + "-" + UUID.randomUUID());
        tellReaper(Reaper.lineFor(folder));
        try {
            return Files.createDirectory(folder);
        } catch (IOException e) {
            throw new EngineFailed("Cannot create the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /** A port of 127.0.0.1 on which nothing listens now, never the same one twice. */
    public int freePort() {
        synchronized (portsGiven) {
            int port;
            do {
                port = LoopbackPort.free();
            } while (!portsGiven.add(port));
            return port;
        }
    }

    /** Deletes a folder now; what is still held by a process goes at the end of this program. */
    public void delete(Path folder) {
        new FolderTree(folder).delete();
    }

    /**
     * Starts a command.
     *
     * @param name what a person calls it; its output is appended to {@code NAME.log} in its folder
     * @param environment variables on top of this program's own, of which those that configure the shop, its engines
     *     or every JVM are left out
     * @param folder its working folder
     * @throws EngineFailed if there is no such program, or the guard is closed
     */
    public ChildProcess start(String name, List<String> command, Map<String, String> environment, Path folder) {
        Path log = folder.resolve(name + ".log");
        long logStart = log.toFile().length();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        InheritedEnvironment.clean(builder.environment());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new EngineFailed(name + " does not start: " + e.getMessage(), e);
        }
        try {
            tellReaper(Reaper.lineFor(process.toHandle()));
        } catch (EngineFailed e) {
            process.destroyForcibly();
            throw e;
        }
        return new ChildProcess(name, process, log, logStart);
    }

    private synchronized void tellReaper(String line) {
        try {
            toReaper.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            toReaper.flush();
        } catch (IOException e) {
            throw new EngineFailed(
                    "The process that cleans up is gone, so nothing new may start: run the command again", e);
        }
    }

    /** Whether the end has begun: what ends from now on was ended by this guard. */
    public boolean isClosed() {
        return closed;
    }

    /** Ends all processes that were started and still run, newest first, and deletes all folders. */
    @Override
    public void close() {
        closed = true;
        try {
            synchronized (this) {
                toReaper.close();
            }
            if (!reaper.waitFor(REAPER_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new EngineFailed("The process that cleans up does not end: see process " + reaper.pid());
            }
        } catch (IOException e) {
            throw new EngineFailed("The process that cleans up was killed: end what is left of the servers by hand", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
