package shop.cache;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import shop.config.Program;

/** Counts what becomes of lookups. Safe for use by many threads. */
public final class CacheUse implements CacheUseMXBean {

    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder loads = new LongAdder();
    private final LongSupplier unanswered;

    CacheUse(LongSupplier unanswered) {
        this.unanswered = unanswered;
    }

    void lookedUp(boolean found) {
        (found ? hits : misses).increment();
    }

    void loaded() {
        loads.increment();
    }

    /** Shows these figures in JConsole and to the load tests, which read them over JMX. */
    public void publish() {
        Program.publish(this, NAME);
    }

    @Override
    public long getHits() {
        return hits.sum();
    }

    @Override
    public long getMisses() {
        return misses.sum();
    }

    @Override
    public long getLoads() {
        return loads.sum();
    }

    @Override
    public long getUnanswered() {
        return unanswered.getAsLong();
    }
}
