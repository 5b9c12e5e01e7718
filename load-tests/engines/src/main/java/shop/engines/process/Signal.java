package shop.engines.process;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import shop.engines.EngineFailed;
import shop.engines.Platform;

/** What makes a process hang, and go on. Java itself can only end one. */
enum Signal {
    STOP,
    CONT;

    /**
     * Sends it; a process that is gone is passed over.
     *
     * @throws UnsupportedOperationException on Windows
     */
    void send(Stream<ProcessHandle> processes) {
        if (Platform.current().isWindows()) {
            throw new UnsupportedOperationException("Windows has no signals: a process cannot be paused there");
        }
        List<String> pids = processes
                .filter(ProcessHandle::isAlive)
                .map(process -> String.valueOf(process.pid()))
                .toList();
        if (pids.isEmpty()) {
            return;
        }
        // The shell's own kill, for small systems have no program of that name.
        String command = "kill -" + name() + " " + String.join(" ", pids);
        try {
            new ProcessBuilder("sh", "-c", command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new EngineFailed("Cannot send a signal: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailed("Interrupted while sending a signal", e);
        }
    }
}
