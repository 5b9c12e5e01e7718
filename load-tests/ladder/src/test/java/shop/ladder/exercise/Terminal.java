package shop.ladder.exercise;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A terminal of 80 columns in which a command runs, and what one sees in it. */
final class Terminal implements AutoCloseable {

    private final PtyProcess process;
    private final StringBuffer seen = new StringBuffer();
    private final Thread reader;

    Terminal(List<String> command) throws IOException {
        process = new PtyProcessBuilder(command.toArray(String[]::new))
                .setEnvironment(
                        Map.of("TERM", "xterm-256color", "PATH", System.getenv("PATH"), "HOME", System.getenv("HOME")))
                .setInitialColumns(80)
                .setInitialRows(24)
                .start();
        reader = new Thread(this::read, "terminal");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (InputStream in = process.getInputStream()) {
            byte[] bytes = new byte[4096];
            for (int length = in.read(bytes); length > 0; length = in.read(bytes)) {
                seen.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The end of a terminal looks like this.
        }
    }

    /** With colours and the movements of the cursor. */
    String seen() {
        return seen.toString();
    }

    /** Each line as it stands there at the end. */
    List<String> lines() {
        return seen().replaceAll("[^\n]*\r\033\\[K", "")
                .replaceAll("\033\\[[0-9;]*[A-Za-z]", "")
                .lines()
                .toList();
    }

    void type(String keys) {
        try {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void pressControlC() {
        type("\003");
    }

    ProcessHandle process() {
        return ProcessHandle.of(process.pid()).orElseThrow();
    }

    /** Its exit status. */
    int end() throws InterruptedException {
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new AssertionError("still runs after 90 s: " + seen());
        }
        reader.join(5_000);
        return process.exitValue();
    }

    @Override
    public void close() {
        ProcessHandle.of(process.pid()).ifPresent(running -> {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        });
    }
}
