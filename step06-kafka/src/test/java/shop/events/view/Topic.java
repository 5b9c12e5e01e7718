package shop.events.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import shop.events.log.Projection;
import shop.events.log.Slice;
import shop.events.order.EventJson;
import shop.events.order.OrderEvent;

/** A topic in memory, and a consumer that has all of its partitions. */
final class Topic {

    private final EventJson json = new EventJson();
    private final Map<Integer, List<ConsumerRecord<String, byte[]>>> partitions = new HashMap<>();

    void add(int partition, OrderEvent... events) {
        for (OrderEvent event : events) {
            add(partition, json.write(event));
        }
    }

    void add(int partition, String value) {
        List<ConsumerRecord<String, byte[]>> records = partitions.computeIfAbsent(partition, p -> new ArrayList<>());
        records.add(new ConsumerRecord<>("order-events", partition, records.size(), null, value.getBytes(UTF_8)));
    }

    /** All of a partition from an offset on. */
    Slice from(int partition, long offset) {
        List<ConsumerRecord<String, byte[]>> records = partitions.get(partition);
        return new Slice(partition, offset, records.size(), records.subList((int) offset, records.size()));
    }

    /** Hands over all that the projection has not read yet, a partition after the other. */
    void readBy(Projection projection) {
        projection.places(partitions.keySet()).forEach((partition, place) -> {
            if (place < partitions.get(partition).size()) {
                projection.apply(List.of(from(partition, place)));
            }
        });
    }
}
