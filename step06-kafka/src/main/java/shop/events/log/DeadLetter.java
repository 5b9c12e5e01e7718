package shop.events.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record that was put aside.
 *
 * @param topic where it came from
 * @param record as it lies in the topic of dead letters
 */
record DeadLetter(String topic, ConsumerRecord<String, byte[]> record) {

    /** When it was put aside. */
    Instant when() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** The text of one of the headers that {@link DeadLetters} adds. */
    Optional<String> header(String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(Header::value)
                .map(text -> new String(text, UTF_8));
    }

    /** The record as it was, for the topic where it came from. */
    ProducerRecord<String, byte[]> replay() {
        RecordHeaders headers = new RecordHeaders(record.headers());
        DeadLetters.HEADERS.forEach(headers::remove);
        return new ProducerRecord<>(topic, null, record.key(), record.value(), headers);
    }
}
