package shop.events.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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
import shop.store.StoreFailure;
import shop.store.StoreUnavailable;

/**
 * Keeps a {@link Projection} up to date: a member of a consumer group that reads in batches. The group only shares out the
 * partitions; where to read on, the projection says. So each record counts exactly once, whoever dies when, and a
 * projection that was set back is built anew. The offsets that are committed to Kafka are for people to see the lag.
 */
public final class Projector implements Job, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    /** A transaction for a few records costs nearly as much as one for many: the broker collects some, for a moment. */
    private static final int ENOUGH_BYTES = 64 * 1_024;

    private static final Duration COLLECT = Duration.ofMillis(200);
    private static final int MOST_RECORDS = 1_000;

    /** How often to look whether the projection was set back, even if no record comes. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** A member that was killed is missed after this time: by then another one has its partitions. */
    private static final Duration MISSED_AFTER = Duration.ofSeconds(10);

    /** With it a member learns that another one has come or gone. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String topic;
    private final String group;
    private final Projection projection;
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaClientMetrics metrics;
    private final Thread loop;

    /** Where the consumer reads on, as far as it knows. */
    private final Map<TopicPartition, Long> places = new HashMap<>();

    private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();
    private long lookedNanos = System.nanoTime();
    private final CountDownLatch stopping = new CountDownLatch(1);

    public Projector(KafkaSettings kafka, String topic, String group, Projection projection) {
        this.topic = topic;
        this.group = group;
        this.projection = projection;
        Map<String, Object> configuration = new HashMap<>(kafka.client());
        configuration.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) MISSED_AFTER.toMillis());
        configuration.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) HEARTBEAT.toMillis());
        configuration.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        configuration.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, ENOUGH_BYTES);
        configuration.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) COLLECT.toMillis());
        configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
        this.consumer = kafka.open(
                () -> new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer()));
        this.metrics = new KafkaClientMetrics(consumer);
        this.loop = new Thread(this::run, group + "-poll");
    }

    @Override
    public void start() {
        loop.start();
    }

    /** Waits for the batch under way, and leaves the group. */
    @Override
    public void close() {
        stopping.countDown();
        consumer.wakeup();
        try {
            loop.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(topic), this);
            while (!stopped()) {
                step();
            }
            commit();
        } finally {
            metrics.close();
        }
    }

    private void step() {
        try {
            if (!places.keySet().containsAll(consumer.assignment())
                    || System.nanoTime() - lookedNanos > LOOK.toNanos()) {
                look();
                commit();
            }
            ConsumerRecords<String, byte[]> records = consumer.poll(LOOK);
            if (!records.isEmpty()) {
                apply(records);
            }
        } catch (WakeupException e) {
            // asked to stop
        } catch (KafkaException | StoreUnavailable | StoreFailure e) {
            LOG.warn("{} tries again: {}", group, e.getMessage());
            places.clear(); // perhaps it was done: the projection knows
            pause();
        }
    }

    /** Goes to where the projection says. */
    private void look() {
        Set<TopicPartition> assigned = consumer.assignment();
        Set<Integer> partitions =
                assigned.stream().map(TopicPartition::partition).collect(Collectors.toSet());
        projection.places(partitions).forEach((partition, place) -> {
            TopicPartition read = new TopicPartition(topic, partition);
            if (!place.equals(places.put(read, place))) {
                consumer.seek(read, place);
            }
        });
        consumer.resume(assigned);
        lookedNanos = System.nanoTime();
    }

    private void apply(ConsumerRecords<String, byte[]> records) {
        List<Slice> slices = records.partitions().stream()
                .map(partition -> new Slice(
                        partition.partition(),
                        places.get(partition),
                        records.nextOffsets().get(partition).offset(),
                        records.records(partition)))
                .toList();
        Set<Integer> movedOn = projection.apply(slices);
        for (Slice slice : slices) {
            TopicPartition partition = new TopicPartition(topic, slice.partition());
            if (movedOn.contains(slice.partition())) {
                places.put(partition, slice.to());
            } else {
                places.remove(partition);
            }
        }
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> progress = places.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, place -> new OffsetAndMetadata(place.getValue())));
        if (!progress.equals(committed)) {
            consumer.commitAsync(progress, (offsets, failure) -> {}); // nobody reads on from there
            committed = progress;
        }
    }

    /** Nothing is fetched of them before {@link #look}. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        places.keySet().removeAll(partitions);
    }

    /** Ends early when this job is to stop. */
    private void pause() {
        try {
            stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        metrics.bindTo(registry);
    }
}
