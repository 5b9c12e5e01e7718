package shop.events.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventProducerTest extends OnKafka {

    @Test
    void messages_areThere_whenSendReturns_thoseOfAKeyInTheirOrder() throws Exception {
        String topic = newTopic(1);
        List<String> values = IntStream.range(0, 500).mapToObj(String::valueOf).toList();

        opened(new EventProducer(settings)).send(messages(topic, values));

        assertThat(values(topic)).containsExactlyElementsOf(values);
    }

    @Test
    void batch_failsAsOne_ifKafkaIsNotThere() {
        EventProducer producer = opened(new EventProducer(settings));
        kafka.kill();

        CompletableFuture<Void> sent =
                CompletableFuture.runAsync(() -> producer.send(messages("any", List.of("1", "2", "3", "4", "5", "6"))));

        // If each message waited for Kafka by itself, it would take half a minute.
        patiently().atMost(Duration.ofSeconds(25)).until(sent::isDone);
        assertThatThrownBy(sent::join).hasCauseInstanceOf(LogUnavailable.class);
    }

    private static List<Message> messages(String topic, List<String> values) {
        return values.stream().map(value -> new Message(topic, "key", value)).toList();
    }
}
