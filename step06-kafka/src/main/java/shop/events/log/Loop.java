package shop.events.log;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a job: takes a turn again and again until it is told to stop. A turn that fails is said in the log, and the
 * next one follows after a pause. Safe for use by many threads.
 */
final class Loop {

    /** A piece of the work, short or with a look at {@link #stopping} in between. */
    @FunctionalInterface
    interface Turn {
        void take() throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(500);

    private final Turn turn;
    private final Runnable end;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** @param end is run when no turn follows any more */
    Loop(String name, Turn turn, Runnable end) {
        this.turn = turn;
        this.end = end;
        this.thread = new Thread(this::run, name);
    }

    void start() {
        thread.start();
    }

    /** Tells it to stop, and waits for its end for that long. */
    void stop(Duration patience) {
        stopping.countDown();
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean stopping() {
        return stopping.getCount() == 0;
    }

    /** Ends early when it is told to stop. */
    void pause(Duration time) throws InterruptedException {
        stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try {
            while (!stopping()) {
                takeATurn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end.run();
        }
    }

    private void takeATurn() throws InterruptedException {
        try {
            turn.take();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | Error e) { // after an Error too: nobody would miss a job that ended
            LOG.warn("{} goes on after: {}", thread.getName(), e.toString());
            pause(AFTER_A_FAILURE);
        }
    }
}
