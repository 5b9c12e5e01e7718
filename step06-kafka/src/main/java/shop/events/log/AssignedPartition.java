package shop.events.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What this consumer has under way of a partition that it has now. A record is open from the moment it is fetched until its
 * effect is made. Safe for use by many threads.
 */
final class AssignedPartition {

    private final TreeSet<Long> open = new TreeSet<>();

    /** The open records of a key. The first one has its turn. */
    private final Map<String, Deque<ConsumerRecord<String, byte[]>>> byKey = new HashMap<>();

    private long next = -1;
    private int running;
    private boolean ended;

    /** Opens a record. Tells whether it has its turn: no earlier one of its key is open. */
    synchronized boolean open(ConsumerRecord<String, byte[]> record) {
        next = record.offset() + 1;
        open.add(record.offset());
        Deque<ConsumerRecord<String, byte[]>> queue = byKey.computeIfAbsent(key(record), key -> new ArrayDeque<>());
        queue.add(record);
        return queue.size() == 1;
    }

    /** Closes a record whose effect is made. Gives the one of its key that has its turn now. */
    synchronized Optional<ConsumerRecord<String, byte[]>> close(ConsumerRecord<String, byte[]> record) {
        open.remove(record.offset());
        Deque<ConsumerRecord<String, byte[]>> queue = byKey.get(key(record));
        queue.remove();
        if (queue.isEmpty()) {
            byKey.remove(key(record));
        }
        return Optional.ofNullable(queue.peek());
    }

    /** How many records are open. */
    synchronized int inFlight() {
        return open.size();
    }

    /** The offset from which another consumer would have to go on: no record before it is open; nothing if none came. */
    synchronized Optional<Long> position() {
        if (next < 0) {
            return Optional.empty();
        }
        return Optional.of(open.isEmpty() ? next : open.first());
    }

    /** To be called before work on a record. It must not be done if the partition is given up. */
    synchronized boolean begin() {
        if (!ended) {
            running++;
        }
        return !ended;
    }

    /** To be called after it, be it done or not. */
    synchronized void rest() {
        running--;
        notifyAll();
    }

    /** Gives the partition up: nothing more is begun. */
    synchronized void end() {
        ended = true;
    }

    /**
     * To be called after {@link #end}: returns when what runs has come to rest, or the time is over.
     *
     * @param deadlineNanos in {@link System#nanoTime} units
     */
    synchronized void awaitRest(long deadlineNanos) throws InterruptedException {
        for (long left = millisUntil(deadlineNanos); running > 0 && left > 0; left = millisUntil(deadlineNanos)) {
            wait(left);
        }
    }

    private static long millisUntil(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime());
    }

    /** Records without a key have nothing to do with each other. */
    private static String key(ConsumerRecord<String, byte[]> record) {
        return record.key() == null ? "offset " + record.offset() : record.key();
    }
}
