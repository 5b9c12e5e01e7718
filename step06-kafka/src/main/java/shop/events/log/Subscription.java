package shop.events.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
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
    private static final Duration COMMIT_EVERY = Duration.ofMillis(500);

    /** How long a commit may take when Kafka is away: meanwhile nothing is fetched. */
    private static final Duration ONE_CALL = Duration.ofSeconds(5);

    /** A consumer that was killed is missed after this time: by then another one has its partitions. */
    private static final Duration MISSED_AFTER = Duration.ofSeconds(10);

    /** Longer than an effect may take, much shorter than the group waits for a member that rebalances. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String topic;
    private final String group;
    private final int concurrency;
    private final DeadLetters deadLetters;
    private final Deliveries deliveries;
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaClientMetrics metrics;
    private final Thread loop;
    private final Map<TopicPartition, AssignedPartition> assigned = new ConcurrentHashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private long committedNanos = System.nanoTime();
    private volatile boolean stopping;

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
        this.consumer =
                new KafkaConsumer<>(configuration(kafka), new StringDeserializer(), new ByteArrayDeserializer());
        this.metrics = new KafkaClientMetrics(consumer);
        this.loop = new Thread(this::run, group + "-poll");
    }

    private Map<String, Object> configuration(KafkaSettings kafka) {
        Map<String, Object> configuration = new HashMap<>(kafka.client());
        configuration.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, concurrency);
        configuration.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) MISSED_AFTER.toMillis());
        configuration.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) MISSED_AFTER.toMillis() / 3);
        configuration.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ONE_CALL.toMillis());
        // When a member comes or goes, the partitions that stay where they are go on.
        configuration.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return configuration;
    }

    @Override
    public void start() {
        loop.start();
    }

    /** Waits for what is being handled, commits, and leaves the group. */
    @Override
    public void close() {
        stopping = true;
        consumer.wakeup();
        try {
            loop.join(PATIENCE.multipliedBy(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(topic), this);
            while (!stopping) {
                poll();
            }
            giveUp(assigned.keySet());
        } finally {
            metrics.close();
            deliveries.close();
        }
    }

    private void poll() {
        try {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                AssignedPartition partition = assigned.get(partitionOf(record));
                if (partition.open(record)) {
                    deliveries.begin(partition, record);
                }
            }
            hold();
            if (System.nanoTime() - committedNanos > COMMIT_EVERY.toNanos()) {
                commit();
            }
        } catch (WakeupException e) {
            // asked to stop
        } catch (KafkaException e) {
            LOG.warn("{} goes on after: {}", group, e.getMessage());
        }
    }

    /** Fetches nothing more from partitions with as many open records as can be handled at a time. */
    private void hold() {
        assigned.forEach((partition, work) -> {
            if (work.inFlight() >= concurrency) {
                consumer.pause(List.of(partition));
            } else {
                consumer.resume(List.of(partition));
            }
        });
    }

    private void commit() {
        committedNanos = System.nanoTime();
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

    private void giveUp(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> assigned.get(partition).end(PATIENCE));
        try {
            commit();
        } catch (KafkaException e) {
            LOG.warn("{} could not commit, some records will come again: {}", group, e.getMessage());
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> assigned.put(partition, new AssignedPartition()));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        giveUp(partitions);
        forget(partitions);
    }

    /** Somebody else has them by now. What is under way makes no second effect. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> assigned.get(partition).end(Duration.ZERO));
        forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        assigned.keySet().removeAll(partitions);
        committed.keySet().removeAll(partitions);
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        metrics.bindTo(registry);
        deadLetters.bindTo(registry);
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
