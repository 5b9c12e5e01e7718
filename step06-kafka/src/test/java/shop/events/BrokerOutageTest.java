package shop.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Kafka is away: buyers do not notice, and nothing is lost or done twice. */
class BrokerOutageTest extends UnderLoad {

    private static final Map<String, String> WORKERS = Map.of("WORKERS", "relay,payments");

    @BeforeEach
    void payLater() {
        payAfter(Duration.ofMillis(100));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows cannot pause a process")
    void brokerThatDiesUnderLoad_andComesBackAfterTenSeconds_andThenHangs_costsNothing() throws Exception {
        start(Map.of());
        work(WORKERS);
        try (OrderLoad load = new OrderLoad(shop)) {
            load.awaitSeconds(1);

            kafka.kill();
            load.awaitSeconds(10);
            kafka.restart();
            load.awaitSeconds(2);
            kafka.pause();
            load.awaitSeconds(6); // longer than a request to it may take
            kafka.resume();

            assertThat(audit(load.end())).as("rejected").isZero();
        }
    }

    @Test
    void shopAndWorkersThatStartWithoutABroker_acceptOrders_andSettleThemWhenItComes() throws Exception {
        kafka.kill();
        start(Map.of());
        work(WORKERS);
        try (OrderLoad load = new OrderLoad(shop)) {
            load.awaitSeconds(2);
            patiently()
                    .untilAsserted(() -> assertThat(logged)
                            .anyMatch(line -> line.contains("cannot create the topic order-events in Kafka at")));

            kafka.restart();

            assertThat(audit(load.end())).as("rejected").isZero();
        }
    }
}
