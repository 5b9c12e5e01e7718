package shop.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import shop.events.log.Topics;

/** Workers that are asked to stop (SIGTERM) finish what they have begun, and leave the rest to others. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows ends a process without asking it")
class WorkerStopTest extends UnderLoad {

    private static final Map<String, String> RELAY = Map.of("WORKERS", "relay");
    private static final Map<String, String> PAYMENTS =
            Map.of("WORKERS", "payments", "WORKER_CONCURRENCY", "8", "PAYMENT_TIMEOUT_MS", "10000");

    /** Of a JVM that has ended because of a SIGTERM; SIGKILL would give 137. */
    private static final int STOPPED = 143;

    @Test
    void paymentsInFlight_areFinished_andCommitted_andTheNextWorkerDoesTheRest() throws Exception {
        payAfter(Duration.ofSeconds(2));
        long before = payment.requests();
        start(Map.of());
        work(RELAY);
        Worker worker = work(PAYMENTS);
        List<Long> orders = new ArrayList<>();
        for (int product = 1; product <= 20; product++) {
            orders.add(accepted(shop.order("stopped-" + product, product)));
        }
        patiently().until(() -> payment.requests() - before >= 8);

        assertStops(worker, LIMIT);

        long asked = payment.requests() - before;
        Set<Long> paid = new TreeSet<>();
        for (long order : orders) {
            if (status(order).equals("PAID")) {
                paid.add(order);
            }
        }
        assertThat(paid).hasSize((int) asked).hasSizeLessThan(orders.size());
        assertThat(committedOrders().stream().filter(orders::contains)).containsExactlyInAnyOrderElementsOf(paid);
        work(PAYMENTS);
        orders.forEach(order -> awaitStatus(order, "PAID"));
        assertThat(payment.requests() - before)
                .as("nobody is asked to pay twice")
                .isEqualTo(orders.size());
    }

    @Test
    void rollingRestartOfTwoWorkersUnderLoad_losesNothing_andDoesNothingTwice() throws Exception {
        payAfter(Duration.ofMillis(100));
        long before = payment.requests();
        start(Map.of());
        work(RELAY);
        List<Worker> old = List.of(work(PAYMENTS), work(PAYMENTS));

        try (OrderLoad load = new OrderLoad(shop)) {
            for (Worker worker : old) {
                load.awaitSeconds(1);
                work(PAYMENTS);
                assertStops(worker, LIMIT);
            }

            Map<String, Long> orders = load.end();

            audit(orders);
            assertThat(payment.requests() - before).isEqualTo(orders.size());
        }
    }

    @Test
    void stop_comesToAnEnd_alsoIfTheProviderAndKafkaHang_andThePaymentIsMadeLater() throws Exception {
        start(Map.of());
        Worker worker = work(Map.of());
        payment.pause();
        long order = accepted("hanging");
        patiently().until(() -> worker.scrape().value("shop_consumer_in_flight{consumer=\"payments\"}") == 1);
        kafka.pause();

        assertStops(worker, LIMIT);

        kafka.resume();
        payment.resume();
        work(Map.of());
        awaitStatus(order, "PAID");
        assertThat(payment.charges())
                .filteredOn(charge -> charge.key().equals("hanging"))
                .hasSize(1);
    }

    @Test
    void workerThatWaitsForKafka_stopsAtOnce() {
        kafka.kill();
        Worker worker = work(Map.of());
        patiently().until(() -> logged.stream().anyMatch(line -> line.contains("cannot create the topic")));

        assertStops(worker, Duration.ofSeconds(15));
    }

    private static void assertStops(Worker worker, Duration patience) {
        worker.process().stop(patience);

        assertThat(worker.process().follow(line -> {}, LIMIT)).isEqualTo(STOPPED);
    }

    /** The orders whose first event nobody in the group would get again. */
    private static Set<Long> committedOrders() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        Set<Long> orders = new TreeSet<>();
        for (ConsumerRecord<String, byte[]> record : records(Topics.ORDER_EVENTS)) {
            OffsetAndMetadata next = committed.get(new TopicPartition(record.topic(), record.partition()));
            if (next != null && record.offset() < next.offset()) {
                orders.add(Long.valueOf(record.key()));
            }
        }
        return orders;
    }
}
