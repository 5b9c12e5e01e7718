package shop.cache;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what no request should wait for, on a few threads. Safe for use by many threads.
 */
final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    /** By Little's law: 50 products sold a second, each of which waits half a second for a database connection. */
    private static final int THREADS = 32;

    private static final int MOST_WAITING = 1_000;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), Background::daemon);

    Background() {
        threads.allowCoreThreadTimeOut(true);
    }

    /** Takes on work, unless there is too much of it already; a failure goes to the log. */
    boolean offer(Runnable work) {
        try {
            threads.execute(() -> attempt(work));
            return true;
        } catch (RejectedExecutionException tooMuch) {
            return false;
        }
    }

    /** Gives up what is under way or waiting. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("in the background: {}", e.getMessage());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "cache-background");
        thread.setDaemon(true);
        return thread;
    }
}
