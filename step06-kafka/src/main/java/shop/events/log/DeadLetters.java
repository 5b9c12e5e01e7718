package shop.events.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts aside records that cannot be handled, each with where it came from and why in its headers, so that those behind it go
 * on and a person can look, mend and replay. Safe for use by many threads.
 */
public final class DeadLetters implements MeterBinder {

    /** The headers of a dead letter, as text. */
    public static final String ORIGIN_TOPIC = "origin-topic";

    public static final String ORIGIN_PARTITION = "origin-partition";
    public static final String ORIGIN_OFFSET = "origin-offset";
    public static final String CONSUMER = "consumer";
    public static final String FAILURE = "failure";

    /** All of them. */
    static final List<String> HEADERS = List.of(ORIGIN_TOPIC, ORIGIN_PARTITION, ORIGIN_OFFSET, CONSUMER, FAILURE);

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final EventProducer producer;
    private final String consumer;
    private final AtomicLong count = new AtomicLong();

    /** @param consumer the group that cannot handle them */
    public DeadLetters(EventProducer producer, String consumer) {
        this.producer = producer;
        this.consumer = consumer;
    }

    /** @throws LogUnavailable if Kafka does not acknowledge it */
    void add(ConsumerRecord<String, byte[]> record, Throwable failure) {
        // exercise 6.3: begin
        RecordHeaders headers = new RecordHeaders(record.headers());
        headers.add(ORIGIN_TOPIC, text(record.topic()))
                .add(ORIGIN_PARTITION, text(record.partition()))
                .add(ORIGIN_OFFSET, text(record.offset()))
                .add(CONSUMER, text(consumer))
                .add(FAILURE, text(failure));
        producer.sendAll(List.of(new ProducerRecord<>(
                Topics.deadLettersOf(record.topic()), null, record.key(), record.value(), headers)));
        // exercise 6.3: end
        // starter: producer.sendAndForget(new Message(
        // starter:         Topics.deadLettersOf(record.topic()), record.key(), new String(record.value(), UTF_8)));
        count.incrementAndGet();
        LOG.error(
                "{} cannot handle {}-{} at {}, now a dead letter: {}",
                consumer,
                record.topic(),
                record.partition(),
                record.offset(),
                failure.toString());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("shop.dead.letters", count, AtomicLong::get)
                .description("Records that were put aside")
                .tag("consumer", consumer)
                .register(registry);
    }

    private static byte[] text(Object value) {
        return String.valueOf(value).getBytes(UTF_8);
    }
}
