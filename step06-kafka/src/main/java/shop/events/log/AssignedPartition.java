package shop.events.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Open records that are tried again. */
    private final Set<Long> failed = new HashSet<>();

    private long next = -1;
    private long lastBegun = -1;
    private int running;
    private boolean ended;
    private boolean abandoned;

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
        failed.remove(record.offset());
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
        // exercise 6.5: begin
        if (next < 0) {
            return Optional.empty();
        }
        return Optional.of(open.isEmpty() ? next : open.first());
        // exercise 6.5: end
        // starter: return next < 0 ? Optional.empty() : Optional.of(next);
    }

    /**
     * To be called before work on a record. It must not be done if the partition is given up; unless a later record has been
     * begun, which would come again with this one.
     */
    synchronized boolean begin(ConsumerRecord<String, byte[]> record) {
        boolean wanted = !abandoned && (!ended || record.offset() < lastBegun);
        if (wanted) {
            running++;
            lastBegun = Math.max(lastBegun, record.offset());
        }
        return wanted;
    }

    /** To be called after it, be it done or not. */
    synchronized void rest(ConsumerRecord<String, byte[]> record) {
        running--;
        if (open.contains(record.offset())) {
            failed.add(record.offset());
        }
        notifyAll();
    }

    /** Gives the partition up: nothing more is begun but what was overtaken. */
    synchronized void end() {
        ended = true;
    }

    /**
     * To be called after {@link #end}: returns when nothing runs and nothing was overtaken, or the time is over. What has
     * failed is not waited for.
     *
     * @param deadlineNanos in {@link System#nanoTime} units
     */
    synchronized void awaitRest(long deadlineNanos) throws InterruptedException {
        for (long left = millisUntil(deadlineNanos); active() && left > 0; left = millisUntil(deadlineNanos)) {
            wait(left);
        }
    }

    /** Nothing at all is begun from now on: somebody else has the partition. */
    synchronized void abandon() {
        abandoned = true;
    }

    private boolean active() {
        return running > 0 || !open.isEmpty() && open.first() < lastBegun && !failed.contains(open.first());
    }

    private static long millisUntil(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime());
    }

    /** Records without a key have nothing to do with each other. */
    private static String key(ConsumerRecord<String, byte[]> record) {
        return record.key() == null ? "offset " + record.offset() : record.key();
    }
}
