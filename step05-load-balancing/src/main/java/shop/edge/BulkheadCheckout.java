package shop.edge;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Optional;
import shop.checkout.Checkout;
import shop.model.NewOrder;
import shop.model.Order;
import shop.store.StoreUnavailable;

/**
 * Lets a number of checkouts run at the same time; the others wait here, first come, first served. It stands around the
 * whole checkout because a connection is what a checkout holds while it pays: around the payment alone it would come too
 * late.
 *
 * <p>With as many places as there are connections, checkouts lose no throughput, and yet a read does not queue behind all
 * waiting checkouts: it gets the next connection that is free. But a provider that hangs then takes all connections,
 * until the breaker opens. With fewer places some connections stay for reads whatever the provider does, and the shop
 * sells less at its limit. Safe for use by many threads.
 */
final class BulkheadCheckout implements Checkout, MeterBinder {

    private final Checkout checkout;
    private final Duration patience;
    private final BulkheadRegistry registry;
    private final Bulkhead bulkhead;

    /** @param patience how long a checkout waits for its place */
    BulkheadCheckout(Checkout checkout, int places, Duration patience) {
        this.checkout = checkout;
        this.patience = patience;
        this.registry = BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(places)
                .maxWaitDuration(patience)
                .build());
        this.bulkhead = registry.bulkhead("checkout");
    }

    /** @throws StoreUnavailable also if there is no place in time: as if there were no connection */
    @Override
    public Order place(NewOrder order, Optional<String> idempotencyKey) {
        try {
            return bulkhead.executeSupplier(() -> checkout.place(order, idempotencyKey));
        } catch (BulkheadFullException full) {
            throw new StoreUnavailable("too many checkouts: no place after " + patience.toMillis() + " ms", full);
        }
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        TaggedBulkheadMetrics.ofBulkheadRegistry(registry).bindTo(metrics);
    }
}
