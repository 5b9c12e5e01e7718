package shop.ladder.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import shop.engines.EngineFailed;

/** Watches a shop that settles orders later, from the end of a load until all orders of the load are settled. */
final class Drain {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration EACH = Duration.ofMillis(100);

    private final Supplier<OrderFlow> orders;
    private Background<Duration> drained =
            new Background<>(CompletableFuture.failedFuture(new EngineFailed("no load has ended")));

    /** @param orders how many the shop has accepted and settled by now */
    Drain(Supplier<OrderFlow> orders) {
        this.orders = orders;
    }

    /** To be called at the end of the load. */
    void begin() {
        long began = System.nanoTime();
        long accepted = orders.get().accepted();
        drained = Background.of(() -> {
            Duration took = since(began);
            while (orders.get().settled() < accepted) {
                took = since(began);
                if (took.compareTo(LIMIT) > 0) {
                    throw new EngineFailed("orders are still pending " + LIMIT.toSeconds() + " s after the load");
                }
                pause();
            }
            return took;
        });
    }

    /**
     * Waits for it. The shop's counts are needed until then: it must not be started anew before.
     *
     * @return how long it took, to a tenth of a second
     * @throws EngineFailed if the shop cannot be asked, or orders stay pending
     */
    Duration await() {
        return drained.await();
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
