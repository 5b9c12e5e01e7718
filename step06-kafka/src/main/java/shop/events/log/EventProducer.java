package shop.events.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import shop.config.ConfigurationFault;

/**
 * Sends to Kafka and waits until all replicas that are in sync have it. The producer is idempotent: its own retries neither
 * double nor reorder. Safe for use by many threads.
 */
public final class EventProducer implements MeterBinder, AutoCloseable {

    private static final Duration GIVE_UP = Duration.ofSeconds(10);
    private static final Duration ONE_TRY = Duration.ofSeconds(5);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaClientMetrics metrics;

    /** @throws ConfigurationFault if there is no computer of any of the servers' names */
    public EventProducer(KafkaSettings settings) {
        Map<String, Object> configuration = new HashMap<>(settings.client());
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0); // what belongs together is sent together anyway
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) ONE_TRY.toMillis());
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ONE_TRY.toMillis());
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) GIVE_UP.toMillis());
        this.producer = settings.open(
                () -> new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer()));
        this.metrics = new KafkaClientMetrics(producer);
    }

    /**
     * Sends messages, those of one key in their order.
     *
     * @throws LogUnavailable if not all are acknowledged within 10 s or so; any of them may be there
     */
    public void send(List<Message> messages) {
        sendAll(messages.stream()
                .map(message -> new ProducerRecord<>(
                        message.topic(), message.key(), message.value().getBytes(UTF_8)))
                .toList());
    }

    /** Hands a message over and does not wait: it is lost if this process, or Kafka, goes away now. */
    public void sendAndForget(Message message) {
        producer.send(new ProducerRecord<>(
                message.topic(), message.key(), message.value().getBytes(UTF_8)));
    }

    void sendAll(List<ProducerRecord<String, byte[]>> records) {
        try {
            List<Future<RecordMetadata>> acknowledgements =
                    records.stream().map(producer::send).toList();
            for (Future<RecordMetadata> acknowledgement : acknowledgements) {
                acknowledgement.get();
            }
        } catch (ExecutionException e) {
            throw new LogUnavailable(e.getCause());
        } catch (KafkaException e) {
            throw new LogUnavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable(e);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        metrics.bindTo(registry);
    }

    /** Waits for what is under way, for a moment. */
    @Override
    public void close() {
        metrics.close();
        producer.close(ONE_TRY);
    }
}
