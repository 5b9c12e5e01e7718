package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.model.NewOrder;
import shop.model.Order;
import shop.store.StoreUnavailable;

@Timeout(20)
class BulkheadCheckoutTest {

    private static final NewOrder ORDER = new NewOrder(1, List.of());

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch paid = new CountDownLatch(1);

    @Test
    void checkoutWithoutAPlaceInTime_isRefused() throws Exception {
        BulkheadCheckout bulkhead = onePlace(Duration.ofMillis(20));
        CompletableFuture<Order> first = place(bulkhead);
        inside.await();

        assertThatThrownBy(() -> bulkhead.place(ORDER, Optional.empty()))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("too many checkouts: no place after 20 ms");

        paid.countDown();
        first.join();
        assertThat(bulkhead.place(ORDER, Optional.empty())).isNull();
    }

    @Test
    void checkoutThatWaits_getsThePlaceOfOneThatIsDone() throws Exception {
        BulkheadCheckout bulkhead = onePlace(Duration.ofSeconds(20));
        CompletableFuture<Order> first = place(bulkhead);
        inside.await();
        CompletableFuture<Order> second = new CompletableFuture<>();
        Thread waiting = new Thread(() -> second.complete(bulkhead.place(ORDER, Optional.empty())));
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        paid.countDown();

        CompletableFuture.allOf(first, second).join();
    }

    private BulkheadCheckout onePlace(Duration patience) {
        return new BulkheadCheckout(
                (order, key) -> {
                    inside.countDown();
                    awaitPayment();
                    return null;
                },
                1,
                patience);
    }

    private void awaitPayment() {
        try {
            paid.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletableFuture<Order> place(BulkheadCheckout bulkhead) {
        return CompletableFuture.supplyAsync(
                () -> bulkhead.place(ORDER, Optional.empty()), work -> new Thread(work).start());
    }
}
