package shop.cache;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Gives {@code value 1}, {@code value 2} and so on, and can be made to take its time. Safe for use by many threads. */
final class Source implements Supplier<String> {

    private final AtomicInteger loads = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** Loads that begin from now on last until {@link #release}. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    /** How often it was asked. */
    int loads() {
        return loads.get();
    }

    @Override
    public String get() {
        int number = loads.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "value " + number;
    }
}
