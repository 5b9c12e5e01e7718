package shop.checkout;

import java.util.Optional;
import shop.model.NewOrder;
import shop.model.Order;

/** Sells: takes stock, takes the money and records the order, all or nothing. Safe for use by many threads. */
public interface Checkout {

    /**
     * Places an order.
     *
     * <p>A program that dies between the charge and the commit leaves a charge without an order. A repeat with the same
     * key mends that: it places the order on the charge that is there. Without a key nobody can repeat it. Nor does the
     * repeat mend it if the last item was sold or the price was changed in between: it is refused, and the money stays
     * taken until a person, or a compensation such as step 6 has, gives it back.
     *
     * @param idempotencyKey names this attempt: the same key with the same order gives the first answer again, be it an
     *     order or a refusal, and charges nothing; without a key each call is a new order
     * @throws OrderRefused if the order cannot be had; nothing was taken or charged
     * @throws IdempotencyKeyReused if the key was used for another order before
     * @throws PaymentUnavailable if the payment provider gave no answer; this call placed no order and kept no stock
     */
    Order place(NewOrder order, Optional<String> idempotencyKey);
}
