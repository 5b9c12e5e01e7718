package shop.ladder.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Help.Ansi;
import shop.ladder.run.Progress;

/**
 * Shows on the standard error output what is happening and how long it still takes, or has taken if nobody can know: on a
 * terminal in one line that changes every second, elsewhere in a line for each part.
 */
final class ProgressLine implements Progress, AutoCloseable {

    private static final String BACK_AND_CLEAR = "\r\033[K";

    private final PrintStream out;
    private final boolean terminal;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    private final long startNanos = System.nanoTime();
    private String what = "";
    private Supplier<String> time = () -> "";

    private ProgressLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows progress for as long as some work takes. */
    static <T> T during(Function<ProgressLine, T> work) {
        try (ProgressLine line = new ProgressLine(System.err, Ansi.AUTO.enabled())) {
            line.clock.scheduleAtFixedRate(line::tick, 1, 1, TimeUnit.SECONDS);
            return work.apply(line);
        }
    }

    @Override
    public void begins(String part, Duration left) {
        long endNanos = System.nanoTime() + left.toNanos();
        begins(part, () -> "about " + Math.max(1, seconds(endNanos - System.nanoTime())) + " s to go");
    }

    /** A part of the work begins that takes as long as the network wants. */
    void begins(String part) {
        begins(part, () -> seconds(System.nanoTime() - startNanos) + " s");
    }

    private synchronized void begins(String part, Supplier<String> timeOfPart) {
        what = part;
        time = timeOfPart;
        if (terminal) {
            tick();
        } else {
            out.println(line());
        }
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        if (terminal) {
            out.print(BACK_AND_CLEAR);
            out.flush();
        }
    }

    private synchronized void tick() {
        if (terminal && !what.isEmpty() && !clock.isShutdown()) {
            out.print(BACK_AND_CLEAR + line());
            out.flush();
        }
    }

    private String line() {
        return what + " (" + time.get() + ")";
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos);
    }
}
