package shop.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import shop.events.log.KafkaSettings;
import shop.events.log.Topics;
import shop.events.log.WholeTopic;
import shop.events.order.PaymentWorker;

/** Something happens to the shop while orders keep coming. In the end its books are audited. */
abstract class UnderLoad extends OnBroker {

    static Admin admin;

    @BeforeAll
    static void openAdmin() {
        admin = Admin.create(Map.of("bootstrap.servers", kafka.address()));
    }

    @AfterAll
    static void closeAdmin() {
        admin.close();
    }

    /** As {@link Audit#check}. */
    static long audit(Map<String, Long> orders) throws Exception {
        return new Audit(postgres, payment, wholeTopic(Topics.ORDER_EVENTS)).check(orders);
    }

    /** All that a topic holds at this moment. */
    static List<ConsumerRecord<String, byte[]>> records(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        wholeTopic(topic).forEach(records::add);
        return records;
    }

    /** From where the payment workers would go on. */
    static Map<TopicPartition, OffsetAndMetadata> committed() throws Exception {
        return admin.listConsumerGroupOffsets(PaymentWorker.GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    private static WholeTopic wholeTopic(String name) {
        return new WholeTopic(new KafkaSettings(kafka.address(), 1, 1, Duration.ofHours(1)), name);
    }
}
