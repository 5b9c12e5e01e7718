package shop.events.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
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
public final class EventProducer implements AutoCloseable {

    private static final Duration ONE_TRY = Duration.ofSeconds(5);
    private static final Duration ALL_TRIES = Duration.ofSeconds(10);

    /** Kafka is looked for first, and then tried. */
    static final Duration LONGEST_SEND = ONE_TRY.plus(ALL_TRIES);

    private final KafkaProducer<String, byte[]> producer;

    /** @throws ConfigurationFault if there is no computer of any of the servers' names */
    public EventProducer(KafkaSettings settings) {
        Map<String, Object> configuration = new HashMap<>(settings.client());
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0); // what belongs together is sent together anyway
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) ONE_TRY.toMillis());
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ONE_TRY.toMillis());
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) ALL_TRIES.toMillis());
        this.producer = settings.open(
                () -> new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer()));
    }

    /**
     * Sends messages, those of one key in their order.
     *
     * @throws LogUnavailable if not all are acknowledged within 15 s; any of them may be there
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
            List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
            for (ProducerRecord<String, byte[]> record : records) {
                Future<RecordMetadata> acknowledgement = producer.send(record);
                if (acknowledgement.isDone()) {
                    acknowledgement
                            .get(); // if it failed, Kafka is not to be found: each further one would wait as long
                }
                acknowledgements.add(acknowledgement);
            }
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

    /** Waits for what is under way, for a moment. */
    @Override
    public void close() {
        producer.close(ONE_TRY);
    }
}
