package shop.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import shop.engines.payment.PaymentSettings;

/** The payment provider is in trouble: orders wait, and each is paid or rejected in the end, never both. */
class ProviderOutageTest extends UnderLoad {

    private static final PaymentSettings WELL = new PaymentSettings(20, 0, false);

    @BeforeEach
    void open() {
        payment.settings(WELL);
        start(Map.of());
        work(Map.of("WORKERS", "relay,payments", "PAYMENT_TIMEOUT_MS", "500", "PAYMENT_BREAKER_OPEN_MS", "500"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows cannot pause a process")
    void ordersWhileItIsOutOfOrder_orHangs_arePaidAfterwards() throws Exception {
        try (OrderLoad load = new OrderLoad(shop)) {
            payment.settings(WELL.withOutage(true));
            load.awaitSeconds(3);
            payment.settings(WELL);
            load.awaitSeconds(1);
            payment.pause();
            load.awaitSeconds(3);
            payment.resume();

            assertThat(audit(load.end())).as("rejected").isZero();
        }
    }

    @Test
    void ordersThatItRefuses_areRejected_andTheOthersPaid() throws Exception {
        payment.settings(WELL.withFailureRate(0.3));
        try (OrderLoad load = new OrderLoad(shop)) {
            load.awaitSeconds(3);
            Map<String, Long> orders = load.end();

            assertThat(audit(orders)).as("rejected").isBetween(1L, orders.size() - 1L);
        }
    }
}
