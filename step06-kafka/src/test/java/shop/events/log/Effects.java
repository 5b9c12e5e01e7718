package shop.events.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A handler that does as a test says. Each effect is that the value is in a list. Safe for use by many threads. */
final class Effects implements RecordHandler {

    private final List<String> made = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();
    private final Set<String> released = new HashSet<>();
    private boolean held;
    private int running;
    private int mostAtATime;

    @Override
    public void handle(byte[] value) {
        String text = new String(Objects.requireNonNull(value, "no value"), UTF_8);
        tries.merge(text, 1, Integer::sum);
        if (failures.containsKey(text)) {
            throw failures.get(text);
        }
        pass(text);
        made.add(text);
    }

    private synchronized void pass(String text) {
        running++;
        mostAtATime = Math.max(mostAtATime, running);
        try {
            while (held && !released.contains(text)) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            running--;
        }
    }

    /** From now on all wait in the middle. */
    synchronized void hold() {
        held = true;
    }

    /** All go on. */
    synchronized void release() {
        held = false;
        notifyAll();
    }

    /** This one goes on. */
    synchronized void release(String value) {
        released.add(value);
        notifyAll();
    }

    /** Has a value fail from now on. */
    void fail(String value, RuntimeException failure) {
        failures.put(value, failure);
    }

    void failNoMore() {
        failures.clear();
    }

    List<String> made() {
        return List.copyOf(made);
    }

    int tries(String value) {
        return tries.getOrDefault(value, 0);
    }

    synchronized int running() {
        return running;
    }

    synchronized int mostAtATime() {
        return mostAtATime;
    }
}
