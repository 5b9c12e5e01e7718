package shop.store;

import java.util.concurrent.atomic.LongAdder;
import shop.config.Program;

/** Counts how often connections were lent, and how long they were waited for and held. Safe for use by many threads. */
public final class ConnectionUse implements ConnectionUseMXBean {

    private final LongAdder lent = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();
    private final LongAdder heldNanos = new LongAdder();

    void record(long waitedNanos, long heldNanos) {
        this.lent.increment();
        this.waitedNanos.add(waitedNanos);
        this.heldNanos.add(heldNanos);
    }

    /** Shows these figures in JConsole and to the load tests, which read them over JMX. */
    public void publish() {
        Program.publish(this, NAME);
    }

    @Override
    public long getLent() {
        return lent.sum();
    }

    @Override
    public long getWaitedNanos() {
        return waitedNanos.sum();
    }

    @Override
    public long getHeldNanos() {
        return heldNanos.sum();
    }
}
