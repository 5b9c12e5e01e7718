package shop.ladder.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import shop.ladder.report.SpikeReport.Pending;

/** Looks every half second how many accepted orders of a shop are not settled. Safe for use by many threads. */
final class PendingOrders implements AutoCloseable {

    private static final Duration EACH = Duration.ofMillis(500);

    private final Supplier<OrderFlow> orders;
    private final List<Pending> seen = new ArrayList<>();
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor();
    private long began;
    private RuntimeException failure;

    /** @param orders how many the shop has accepted and settled by now */
    PendingOrders(Supplier<OrderFlow> orders) {
        this.orders = orders;
    }

    /** Begins to look. */
    synchronized void watch() {
        began = System.nanoTime();
        watcher.scheduleAtFixedRate(this::look, 0, EACH.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        try {
            OrderFlow now = orders.get();
            seen.add(new Pending((System.nanoTime() - began) / 1e9, Math.max(0, now.accepted() - now.settled())));
        } catch (RuntimeException e) {
            failure = e;
            throw e; // nobody looks again
        }
    }

    /** What was seen, the last of it now. Throws what one of the looks failed with. */
    synchronized List<Pending> untilNow() {
        if (failure != null) {
            throw failure;
        }
        look();
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
