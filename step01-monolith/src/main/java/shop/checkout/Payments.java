package shop.checkout;

/** Takes money. Safe for use by many threads. */
public interface Payments {

    /**
     * Charges an amount once for each key, however often it is called with that key.
     *
     * @param amountCents at least 0
     * @return the provider's name of the charge
     * @throws OrderRefused with {@link OrderRefused.Reason#PAYMENT_REFUSED} if the provider refuses
     * @throws IdempotencyKeyReused if the key was charged with another amount before
     * @throws PaymentUnavailable if there was no answer; the charge may have been booked all the same
     */
    String charge(long amountCents, String key);
}
