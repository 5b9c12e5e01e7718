package shop.ladder.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import shop.engines.EngineFailed;

/** Watches a shop that settles orders later, from the end of a load until all orders of the load are settled. */
final class Drain {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration EACH = Duration.ofMillis(100);

    private final RunningShop shop;
    private CompletableFuture<Duration> drained = CompletableFuture.failedFuture(new EngineFailed("no load has ended"));

    Drain(RunningShop shop) {
        this.shop = shop;
    }

    /** To be called at the end of the load. */
    void begin() {
        long began = System.nanoTime();
        long accepted = shop.orders().accepted();
        drained = CompletableFuture.supplyAsync(() -> {
            Duration took = since(began);
            while (shop.orders().settled() < accepted) {
                took = since(began);
                if (took.compareTo(LIMIT) > 0) {
                    throw new EngineFailed("orders are still pending " + LIMIT.toSeconds() + " s after the load");
                }
                pause();
            }
            return took;
        });
    }

    /** How long it took, to a tenth of a second. */
    Duration await() {
        return drained.join();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static void pause() {
        try {
            Thread.sleep(EACH.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailed("interrupted while orders were being settled", e);
        }
    }
}
