package shop.ops;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import shop.checkout.OrderRefused;
import shop.checkout.Payments;

/** Measures how long the payment provider takes, and what it says. Safe for use by many threads. */
final class MeasuredPayments implements Payments {

    private static final String CHARGED = "charged";
    private static final String REFUSED = "refused";
    private static final String UNAVAILABLE = "unavailable";

    private final Payments payments;
    private final MeterProvider<Timer> charges;

    MeasuredPayments(Payments payments, MeterRegistry registry) {
        this.payments = payments;
        this.charges = Timer.builder("shop.payment")
                .description("Calls of the payment provider")
                .withRegistry(registry);
        // There from the start on: Prometheus cannot see the first of what begins with 1.
        List.of(CHARGED, REFUSED, UNAVAILABLE).forEach(this::timer);
    }

    @Override
    public String charge(long amountCents, String key) {
        long began = System.nanoTime();
        String outcome = UNAVAILABLE;
        try {
            String charge = payments.charge(amountCents, key);
            outcome = CHARGED;
            return charge;
        } catch (OrderRefused refused) {
            outcome = REFUSED;
            throw refused;
        } finally {
            timer(outcome).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
    }

    private Timer timer(String outcome) {
        return charges.withTag("outcome", outcome);
    }
}
