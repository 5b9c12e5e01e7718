package shop.ops;

import java.util.concurrent.atomic.AtomicReference;

/** Where the program is in its life. Safe for use by many threads. */
public final class Lifecycle {

    private enum Phase {
        STARTING,
        SERVING,
        STOPPING
    }

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STARTING);

    /** To be called when the server listens. */
    void started() {
        phase.compareAndSet(Phase.STARTING, Phase.SERVING);
    }

    /** To be called when the program is asked to end. Tells whether it was serving until now. */
    boolean stopping() {
        return phase.getAndSet(Phase.STOPPING) == Phase.SERVING;
    }

    boolean isStarted() {
        return phase.get() != Phase.STARTING;
    }

    boolean isStopping() {
        return phase.get() == Phase.STOPPING;
    }
}
