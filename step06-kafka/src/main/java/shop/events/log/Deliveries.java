package shop.events.log;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands records to their handler, many at a time. One that fails for a passing reason is tried again later; meanwhile no
 * thread waits for it. One that fails for good becomes a dead letter. Safe for use by many threads.
 */
final class Deliveries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /**
     * What has been tried so far.
     *
     * @param number of the attempt, from 1
     * @param beganNanos when the first one began, in {@link System#nanoTime} units
     */
    private record Attempt(int number, long beganNanos) {

        static Attempt first() {
            return new Attempt(1, System.nanoTime());
        }

        boolean isFirst() {
            return number == 1;
        }

        Attempt next() {
            return new Attempt(number + 1, beganNanos);
        }

        Duration sinceFirst() {
            return Duration.ofNanos(System.nanoTime() - beganNanos);
        }
    }

    private final RecordHandler handler;
    private final Retries retries;
    private final DeadLetters deadLetters;
    private final ExecutorService threads;

    Deliveries(String group, int concurrency, RecordHandler handler, Retries retries, DeadLetters deadLetters) {
        this.handler = handler;
        this.retries = retries;
        this.deadLetters = deadLetters;
        this.threads = Executors.newFixedThreadPool(concurrency, work -> new Thread(work, group));
    }

    /** Handles a record that has its turn, and then those of its key that wait for it. */
    void begin(AssignedPartition partition, ConsumerRecord<String, byte[]> record) {
        threads.execute(() -> handle(partition, record, Attempt.first()));
    }

    private void handle(AssignedPartition partition, ConsumerRecord<String, byte[]> record, Attempt attempt) {
        make(() -> handler.handle(record.value()), partition, record, failure -> {
            if (retries.worthIt(failure, attempt.sinceFirst())) {
                if (attempt.isFirst()) { // in an outage all of them fail, again and again
                    LOG.info(
                            "tries {}-{} at {} again and again: {}",
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            failure.getMessage());
                }
                later(attempt, () -> handle(partition, record, attempt.next()));
            } else {
                putAside(partition, record, failure, Attempt.first());
            }
        });
    }

    /** The record stays open until Kafka has it as a dead letter, however long that takes. */
    private void putAside(
            AssignedPartition partition, ConsumerRecord<String, byte[]> record, Throwable cause, Attempt attempt) {
        make(() -> deadLetters.add(record, cause), partition, record, failure -> {
            LOG.warn("no dead letter yet: {}", failure.getMessage());
            later(attempt, () -> putAside(partition, record, cause, attempt.next()));
        });
    }

    private void make(
            Runnable effect,
            AssignedPartition partition,
            ConsumerRecord<String, byte[]> record,
            Consumer<Throwable> orElse) {
        if (!partition.begin(record)) {
            return; // whoever has it now will do it
        }
        try {
            effect.run();
            partition.close(record).ifPresent(next -> begin(partition, next));
        } catch (RuntimeException | Error failure) {
            if (!threads.isShutdown()) { // else it was cut off, and comes again
                orElse.accept(failure);
            }
        } finally {
            partition.rest(record);
        }
    }

    private void later(Attempt attempt, Runnable work) {
        long delay = retries.backoff(attempt.number()).toMillis();
        CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS, threads).execute(work);
    }

    /** To be called when no partition is left. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
