package shop.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import shop.events.log.Topics;
import shop.events.order.PaymentWorker;

/** What comes from Kafka is not always what was sent, nor always for the first time. */
class DeliveryTest extends UnderLoad {

    private static final Map<String, String> WORKERS = Map.of("WORKERS", "relay,payments");

    @Test
    void poisonBetweenGoodOrders_isPutAside_andTheOrdersArePaid() throws Exception {
        start(Map.of());
        Worker worker = work(WORKERS);
        List<byte[]> poison = Arrays.asList(
                "{\"type\":".getBytes(UTF_8),
                "{\"type\":\"order-placed\",\"version\":99}".getBytes(UTF_8),
                new byte[] {(byte) 0xC3, 0x28},
                null);

        try (OrderLoad load = new OrderLoad(shop)) {
            load.awaitSeconds(1);
            append(poison.stream()
                    .map(value -> new ProducerRecord<String, byte[]>(Topics.ORDER_EVENTS, null, value))
                    .toList());
            load.awaitSeconds(2);

            assertThat(audit(load.end())).as("rejected").isZero();
        }
        awaitAllCommitted();
        assertThat(records(Topics.deadLettersOf(Topics.ORDER_EVENTS)))
                .extracting(ConsumerRecord::value)
                .containsExactlyInAnyOrderElementsOf(poison);
        assertThat(worker.scrape().value("shop_dead_letters_total{consumer=\"payments\"}"))
                .isEqualTo(poison.size());
    }

    @Test
    void eventsThatComeAgain_alsoAllFromTheBeginning_changeNothing_andNobodyIsAskedToPayAgain() throws Exception {
        start(Map.of());
        Worker first = work(WORKERS);
        Map<String, Long> orders;
        try (OrderLoad load = new OrderLoad(shop)) {
            load.awaitSeconds(2);
            orders = load.end();
        }
        audit(orders);
        long asked = payment.requests();
        List<ConsumerRecord<String, byte[]>> all = records(Topics.ORDER_EVENTS);
        first.process().stop(LIMIT);

        append(all.stream()
                .map(record -> new ProducerRecord<>(record.topic(), record.partition(), record.key(), record.value()))
                .toList());
        setBackToTheBeginning();
        work(WORKERS);

        awaitAllCommitted();
        assertThat(payment.requests()).isEqualTo(asked);
        audit(orders);
    }

    private static void append(List<ProducerRecord<String, byte[]>> records) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.address()), new StringSerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<String, byte[]> record : records) {
                producer.send(record);
            }
            producer.flush();
        }
    }

    private static void setBackToTheBeginning() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> beginning = committed().keySet().stream()
                .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(0)));
        admin.alterConsumerGroupOffsets(PaymentWorker.GROUP, beginning).all().get();
    }

    /** Waits until each event is handled, and nobody would get it again. */
    private static void awaitAllCommitted() {
        Map<TopicPartition, Long> ends = records(Topics.ORDER_EVENTS).stream()
                .collect(Collectors.toMap(
                        record -> new TopicPartition(record.topic(), record.partition()),
                        record -> record.offset() + 1,
                        Math::max));
        patiently()
                .untilAsserted(() -> assertThat(committed())
                        .allSatisfy((partition, next) ->
                                assertThat(next.offset()).isEqualTo(ends.getOrDefault(partition, 0L))));
    }
}
