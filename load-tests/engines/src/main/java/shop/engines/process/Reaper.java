package shop.engines.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The program that cleans up after another one. It is told on its standard input what the other starts, a line each:
 * {@code process PID} or {@code folder PATH}. The input ends when the other program ends, in whatever way; then the
 * reaper ends those processes and their descendants, deletes the folders and is done.
 *
 * <p>It uses nothing but the JDK, so that it starts quickly and needs no class path but its own.
 */
final class Reaper {

    /** Time for the other program to end in its own way after a signal that went to both, as Ctrl-C does. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** Time for processes to end when asked. Postgres then gives its shared memory back, which SIGKILL would not. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Deque<ProcessHandle> newestProcesses = new ArrayDeque<>();
    private final Deque<Path> newestFolders = new ArrayDeque<>();

    private Reaper() {}

    public static void main(String[] args) throws IOException {
        Reaper reaper = new Reaper();
        Thread reading = Thread.currentThread();
        // In a hook, so that a signal does not cut it short.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            await(reading, GRACE);
            reaper.reap();
        }));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            reaper.register(line);
        }
    }

    /** The lines that tell the reaper of a process and of a folder. */
    static String lineFor(ProcessHandle process) {
        return "process " + process.pid();
    }

    static String lineFor(Path folder) {
        return "folder " + folder.toAbsolutePath();
    }

    private synchronized void register(String line) {
        String[] parts = line.split(" ", 2);
        switch (parts[0]) {
            // The handle knows when its process started: it never hits another that got the same pid later.
            case "process" -> ProcessHandle.of(Long.parseLong(parts[1])).ifPresent(newestProcesses::push);
            case "folder" -> newestFolders.push(Path.of(parts[1]));
            default -> throw new IllegalArgumentException(line);
        }
    }

    private synchronized void reap() {
        List<ProcessHandle> all = newestProcesses.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        awaitEnd(all);
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(all);
        for (Path folder : newestFolders) {
            new FolderTree(folder).delete();
        }
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The next step is a harder one.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Thread thread, Duration limit) {
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
