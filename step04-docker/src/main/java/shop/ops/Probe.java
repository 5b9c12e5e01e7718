package shop.ops;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Asks whether another server answers, within a second. One question is under way at a time; who asks meanwhile gets its
 * answer too, so that nobody can burden the server by asking often. Safe for use by many threads.
 */
public final class Probe {

    private static final long LIMIT_MS = 1_000;

    private final BooleanSupplier question;
    private CompletableFuture<Boolean> underWay = CompletableFuture.completedFuture(false);

    /** @param question must come to an end by itself, be it after the second */
    public Probe(BooleanSupplier question) {
        this.question = question;
    }

    /** Whether the server answers; an answer that takes longer than a second is none. */
    public CompletableFuture<Boolean> ask() {
        return current().copy().completeOnTimeout(false, LIMIT_MS, TimeUnit.MILLISECONDS);
    }

    private synchronized CompletableFuture<Boolean> current() {
        if (underWay.isDone()) {
            underWay = CompletableFuture.supplyAsync(question::getAsBoolean, Probe::onItsOwnThread)
                    .exceptionally(failure -> false);
        }
        return underWay;
    }

    private static void onItsOwnThread(Runnable work) {
        Thread thread = new Thread(work, "probe");
        thread.setDaemon(true);
        thread.start();
    }
}
