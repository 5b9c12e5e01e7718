package shop.engines.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import shop.engines.EngineFailed;

/** A process that a {@link ProcessGuard} started. Safe for use by many threads. */
public final class ChildProcess {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration FOLLOW_POLL = Duration.ofMillis(10);
    private static final Duration HTTP_LIMIT = Duration.ofSeconds(2);

    /** How long a process may take to be gone after SIGKILL. */
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private static final int TAIL_BYTES = 4_096;
    private static final int TAIL_LINES = 15;

    private final String name;
    private final Process process;
    private final Path log;
    private final long logStart;
    private boolean paused;

    /** @param logStart where in the log, which may hold an earlier process's lines, its own begin, in bytes */
    ChildProcess(String name, Process process, Path log, long logStart) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.logStart = logStart;
    }

    /**
     * Waits until a GET of an address answers 2xx. After the time limit the process is killed.
     *
     * @throws EngineFailed if the process ends before, or the time is up
     */
    public void awaitAnswer(URI address, Duration limit) {
        awaitReady(() -> answers(address), limit);
    }

    /**
     * Waits until a condition holds, which must not block for long. After the time limit the process is killed.
     *
     * @throws EngineFailed if the process ends before, or the time is up
     */
    public void awaitReady(BooleanSupplier ready, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (endsWithin(POLL)) {
                throw failed("ended with status " + process.exitValue() + " before it was ready");
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw failed("was not ready after " + limit.toSeconds() + " s");
            }
        }
    }

    /**
     * Waits until the process has ended with status 0. After the time limit it is killed.
     *
     * @throws EngineFailed if it ends otherwise
     */
    public void awaitSuccess(Duration limit) {
        if (!endsWithin(limit)) {
            kill();
            throw failed("did not end within " + limit.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw failed("ended with status " + process.exitValue());
        }
    }

    /** Ends it and its descendants at once (SIGKILL) and returns when they are gone. */
    public void kill() {
        end(family());
    }

    /**
     * Makes it and its descendants hang (SIGSTOP): they keep their memory and connections and do nothing. Does nothing
     * to a process that has ended.
     *
     * @throws UnsupportedOperationException on Windows
     */
    public synchronized void pause() {
        // The parent first: from then on it has no more children.
        Signal.STOP.send(Stream.of(process.toHandle()));
        paused = true;
        Signal.STOP.send(process.descendants());
    }

    /** Lets it and its descendants go on after {@link #pause}. Does nothing if they are not paused. */
    public synchronized void resume() {
        if (paused) {
            Signal.CONT.send(family().stream());
            paused = false;
        }
    }

    /**
     * Asks it to end (SIGTERM), waits that long, then kills what is left of it and its descendants. A paused one is
     * resumed, for it could not do as asked.
     */
    public void stop(Duration patience) {
        resume();
        List<ProcessHandle> family = family();
        process.destroy();
        endsWithin(patience);
        end(family);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Hands over each line that it writes from its start on, as it comes, until it ends. After the time limit it is
     * killed.
     *
     * @return its exit status
     * @throws EngineFailed if it does not end within the limit
     */
    public int follow(Consumer<String> lines, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(logStart);
            StringBuilder line = new StringBuilder();
            boolean ended;
            do {
                ended = endsWithin(FOLLOW_POLL);
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
                if (!ended && System.nanoTime() > deadline) {
                    kill();
                    throw failed("did not end within " + limit.toSeconds() + " s");
                }
            } while (!ended);
            return process.exitValue();
        } catch (IOException e) {
            throw new EngineFailed("The log of " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** The last lines of its log. */
    public String logTail() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            byte[] bytes = new byte[TAIL_BYTES];
            int length = Math.max(0, file.read(bytes));
            List<String> lines =
                    new String(bytes, 0, length, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    private static boolean answers(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout((int) HTTP_LIMIT.toMillis());
            connection.setReadTimeout((int) HTTP_LIMIT.toMillis());
            try {
                return connection.getResponseCode() / 100 == 2;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    private List<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    private void end(List<ProcessHandle> family) {
        family.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture<?>[] ends = family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(KILL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            process.waitFor();
        } catch (TimeoutException | ExecutionException e) {
            throw new EngineFailed(name + " cannot be killed: process " + process.pid(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private EngineFailed failed(String what) {
        return new EngineFailed(name + " " + what, null, logTail());
    }

    private EngineFailed interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EngineFailed("Interrupted while waiting for " + name, e);
    }
}
