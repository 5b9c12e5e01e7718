package shop.events.log;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps a {@link Projection} up to date: a member of a consumer group that reads in batches. The group only shares out the
 * partitions; where to read on, the projection says. So each record counts exactly once, whoever dies when, and a
 * projection that was set back is built anew. The offsets that are committed to Kafka only show how far it is.
 */
public final class Projector implements Job, ConsumerRebalanceListener {

    /** A transaction for a few records costs nearly as much as one for many: the broker collects some, for a moment. */
    private static final int ENOUGH_BYTES = 64 * 1_024;

    private static final Duration COLLECT = Duration.ofMillis(200);
    private static final int MOST_RECORDS = 1_000;

    /** How often to look whether the projection was set back, even if no record comes. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** With a batch that was under way, the last commit and the farewell. */
    private static final Duration LONGEST_STOP = GroupConsumer.ONE_CALL.multipliedBy(4);

    private final String topic;
    private final Projection projection;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Loop loop;
    private final Lag lag;

    /** Where each assigned partition is read on, as far as that is known. */
    private final Map<TopicPartition, Long> places = new HashMap<>();

    private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();
    private long lookedNanos = System.nanoTime();

    public Projector(KafkaSettings kafka, String topic, String group, Projection projection) {
        this.topic = topic;
        this.projection = projection;
        this.consumer = GroupConsumer.open(
                kafka,
                group,
                Map.of(
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG, ENOUGH_BYTES,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) COLLECT.toMillis(),
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS));
        this.loop = new Loop(group + "-poll", this::turn, this::leave);
        this.lag = new Lag(group);
    }

    @Override
    public void start() {
        consumer.subscribe(List.of(topic), this);
        loop.start();
    }

    /** Waits for the batch under way, and leaves the group. */
    @Override
    public void close() {
        loop.stop(LONGEST_STOP);
    }

    private void turn() {
        try {
            if (!places.keySet().containsAll(consumer.assignment())
                    || System.nanoTime() - lookedNanos > LOOK.toNanos()) {
                look();
                commit();
                lag.measure(consumer, places::get);
            }
            ConsumerRecords<String, byte[]> records = consumer.poll(COLLECT);
            if (!records.isEmpty()) {
                apply(records);
            }
        } catch (RuntimeException e) {
            places.clear(); // perhaps it was done all the same: the projection knows
            lag.unknown();
            throw e;
        }
    }

    /** Goes to where the projection says. */
    private void look() {
        lookedNanos = System.nanoTime();
        Set<TopicPartition> assigned = consumer.assignment();
        Set<Integer> partitions =
                assigned.stream().map(TopicPartition::partition).collect(Collectors.toSet());
        projection.places(partitions).forEach((number, place) -> {
            TopicPartition partition = new TopicPartition(topic, number);
            if (!place.equals(places.put(partition, place))) {
                consumer.seek(partition, place);
            }
        });
        consumer.resume(assigned);
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
            consumer.commitAsync(progress, (offsets, failure) -> {
                if (failure == null) {
                    committed = progress;
                }
            });
        }
    }

    private void leave() {
        try {
            commit();
        } finally {
            consumer.close(CloseOptions.timeout(GroupConsumer.ONE_CALL));
        }
    }

    /** Nothing is fetched from them until it is known from where on. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        places.keySet().removeAll(partitions);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        lag.bindTo(registry);
    }
}
