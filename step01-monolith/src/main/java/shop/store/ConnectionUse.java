package shop.store;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.LongAdder;
import javax.management.JMException;
import javax.management.ObjectName;

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
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(this, new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
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
