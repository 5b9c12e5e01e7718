package shop.events.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member of a consumer group that handles many records at a time, those of one key in their order.
 *
 * <p>An offset is committed when the effects of all records before it are made: after a crash some records come again, and
 * none is left out. A record that fails for a passing reason is tried again later and holds up nothing but its key; one that
 * fails for good becomes a dead letter. While a partition has too many records open, no more are fetched from it
 * (backpressure).
 */
public final class Subscription implements Job, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private static final Duration POLL = Duration.ofMillis(100);

    /** While a partition is on hold, and may go on at any moment. */
    private static final Duration SHORT_POLL = Duration.ofMillis(10);

    private static final Duration COMMIT_EVERY = Duration.ofMillis(500);

    /** Longer than an effect may take, much shorter than the group waits for a member that rebalances. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /**
     * What {@link #close} takes at most, with a call that was under way, the end of a rebalance, the last commit and the
     * farewell. Whoever stops the process must wait for longer.
     */
    public static final Duration LONGEST_STOP = PATIENCE.plus(GroupConsumer.ONE_CALL.multipliedBy(4));

    private final String topic;
    private final String group;
    private final int concurrency;
    private final DeadLetters deadLetters;
    private final Deliveries deliveries;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Loop loop;
    private final Lag lag;
    private final Map<TopicPartition, AssignedPartition> assigned = new ConcurrentHashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private long committedNanos = System.nanoTime();
    private boolean onHold;

    /** @param concurrency how many records are handled at the same time */
    public Subscription(
            KafkaSettings kafka,
            String topic,
            String group,
            int concurrency,
            RecordHandler handler,
            Retries retries,
            DeadLetters deadLetters) {
        this.topic = topic;
        this.group = group;
        this.concurrency = concurrency;
        this.deadLetters = deadLetters;
        this.deliveries = new Deliveries(group, concurrency, handler, retries, deadLetters);
        this.consumer = GroupConsumer.open(kafka, group, Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, concurrency));
        this.loop = new Loop(group + "-poll", this::poll, this::leave);
        this.lag = new Lag(group);
    }

    @Override
    public void start() {
        consumer.subscribe(List.of(topic), this);
        loop.start();
    }

    /** Waits for what is being handled, commits, and leaves the group. */
    @Override
    public void close() {
        // No wakeup(): each poll is short, and it could hit the last commit instead.
        loop.stop(LONGEST_STOP);
    }

    private void poll() {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(onHold ? SHORT_POLL : POLL)) {
            AssignedPartition partition = assigned.get(partitionOf(record));
            if (partition.open(record)) {
                deliveries.begin(partition, record);
            }
        }
        onHold = hold();
        if (System.nanoTime() - committedNanos > COMMIT_EVERY.toNanos()) {
            committedNanos = System.nanoTime();
            report();
        }
    }

    private void report() {
        try {
            commit();
            lag.measure(consumer, this::position);
        } catch (RebalanceInProgressException e) {
            // goes on with the next poll, and then this works again
        } catch (KafkaException e) {
            lag.unknown();
            throw e;
        }
    }

    private void leave() {
        try {
            giveUp(Set.copyOf(assigned.keySet()), this::commitAfterRebalance);
        } finally {
            consumer.close(CloseOptions.timeout(GroupConsumer.ONE_CALL));
            deliveries.close();
        }
    }

    /** Fetches nothing more from partitions with as many open records as can be handled at a time. Tells if there are any. */
    private boolean hold() {
        List<TopicPartition> full = assigned.entrySet().stream()
                .filter(entry -> entry.getValue().inFlight() >= concurrency)
                .map(Map.Entry::getKey)
                .toList();
        consumer.resume(assigned.keySet());
        consumer.pause(full);
        return !full.isEmpty();
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> progress = new HashMap<>();
        assigned.forEach((partition, work) -> work.position()
                .map(OffsetAndMetadata::new)
                .filter(offset -> !offset.equals(committed.get(partition)))
                .ifPresent(offset -> progress.put(partition, offset)));
        if (!progress.isEmpty()) {
            consumer.commitSync(progress);
            committed.putAll(progress);
        }
    }

    /** In the middle of a rebalance nothing can be committed, and only polls bring it to its end. */
    private void commitAfterRebalance() {
        long deadline = System.nanoTime() + GroupConsumer.ONE_CALL.toNanos();
        while (true) {
            try {
                commit();
                return;
            } catch (RebalanceInProgressException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                consumer.poll(SHORT_POLL); // what it fetches is not opened, so the next member gets it
            }
        }
    }

    private long position(TopicPartition partition) {
        return assigned.get(partition).position().orElseGet(() -> consumer.position(partition));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> assigned.put(partition, new AssignedPartition()));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        giveUp(partitions, this::commit);
    }

    /** Somebody else has them by now. What is under way makes no second effect. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        forget(partitions);
    }

    /** Waits for what is being handled of them, and has it committed. */
    private void giveUp(Collection<TopicPartition> partitions, Runnable commit) {
        at(partitions).forEach(AssignedPartition::end); // all, before any is waited for
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (AssignedPartition work : at(partitions)) {
                work.awaitRest(deadline);
            }
            commit.run();
        } catch (KafkaException e) {
            LOG.warn("{} could not commit, some records will come again: {}", group, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        at(partitions).forEach(AssignedPartition::abandon);
        assigned.keySet().removeAll(partitions);
        committed.keySet().removeAll(partitions);
    }

    private List<AssignedPartition> at(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .map(assigned::get)
                .filter(Objects::nonNull) // given up before
                .toList();
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        deadLetters.bindTo(registry);
        lag.bindTo(registry);
        Gauge.builder(
                        "shop.consumer.in.flight",
                        () -> assigned.values().stream()
                                .mapToInt(AssignedPartition::inFlight)
                                .sum())
                .description("Records that are fetched and whose effect is not made yet")
                .tag("consumer", group)
                .register(registry);
    }
}
