package shop.events.log;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The records of a partition from one offset to another, which is the first one that is not among them. */
public record Slice(int partition, long from, long to, List<ConsumerRecord<String, byte[]>> records) {
    public Slice {
        records = List.copyOf(records);
    }
}
