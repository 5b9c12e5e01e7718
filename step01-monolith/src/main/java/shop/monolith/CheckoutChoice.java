package shop.monolith;

import java.time.Clock;
import java.util.Locale;
import shop.checkout.Checkout;
import shop.checkout.OneTransactionCheckout;
import shop.checkout.PayOutsideCheckout;
import shop.checkout.Payments;
import shop.store.Database;

/** The values of the setting {@code CHECKOUT}. */
enum CheckoutChoice {
    ONE_TRANSACTION(OneTransactionCheckout::new),
    /** Exercise 1.4. */
    PAY_OUTSIDE(PayOutsideCheckout::new);

    @FunctionalInterface
    private interface Maker {
        Checkout make(Database database, Payments payments, Clock clock);
    }

    private final Maker maker;

    CheckoutChoice(Maker maker) {
        this.maker = maker;
    }

    Checkout make(Database database, Payments payments, Clock clock) {
        return maker.make(database, payments, clock);
    }

    /** As people write it: {@code pay-outside}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
