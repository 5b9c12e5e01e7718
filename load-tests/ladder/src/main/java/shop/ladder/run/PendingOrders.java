package shop.ladder.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import shop.ladder.report.SpikeReport.Pending;

/** Looks every half second how many accepted orders of a shop are not settled. Safe for use by many threads. */
final class PendingOrders implements AutoCloseable {

    private static final Duration EACH = Duration.ofMillis(500);

    private final List<Pending> seen = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor();
    private final RunningShop shop;

    PendingOrders(RunningShop shop) {
        this.shop = shop;
    }

    /** Begins to look. */
    void watch() {
        long began = System.nanoTime();
        watcher.scheduleAtFixedRate(
                () -> {
                    OrderFlow orders = shop.orders();
                    seen.add(new Pending(
                            (System.nanoTime() - began) / 1e9, Math.max(0, orders.accepted() - orders.settled())));
                },
                0,
                EACH.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** What was seen up to now. */
    List<Pending> soFar() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
