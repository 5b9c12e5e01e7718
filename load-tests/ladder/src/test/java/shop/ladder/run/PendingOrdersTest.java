package shop.ladder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import shop.engines.EngineFailed;
import shop.ladder.report.SpikeReport.Pending;

class PendingOrdersTest {

    @Test
    void lastLook_isTakenAtTheEnd() {
        AtomicInteger looks = new AtomicInteger();
        AtomicReference<OrderFlow> orders = new AtomicReference<>(new OrderFlow(8, 3));
        try (PendingOrders pending = new PendingOrders(() -> {
            looks.incrementAndGet();
            return orders.get();
        })) {
            pending.watch();
            await().until(() -> looks.get() > 0);
            orders.set(new OrderFlow(8, 8));

            assertThat(pending.untilNow())
                    .isSortedAccordingTo((one, other) -> Double.compare(one.atSeconds(), other.atSeconds()))
                    .extracting(Pending::orders)
                    .startsWith(5L)
                    .endsWith(0L);
        }
    }

    @Test
    void lookThatFailed_isToldAtTheEnd_thoughALaterOneWouldSucceed() {
        AtomicInteger looks = new AtomicInteger();
        EngineFailed gone = new EngineFailed("the shop's meters cannot be read");
        try (PendingOrders pending = new PendingOrders(() -> {
            if (looks.incrementAndGet() == 1) {
                throw gone;
            }
            return new OrderFlow(1, 1);
        })) {
            pending.watch();
            await().until(() -> looks.get() > 0);

            assertThatThrownBy(pending::untilNow).isSameAs(gone);
        }
    }
}
