package shop.checkout;

/** An order that cannot be had, and why. */
public final class OrderRefused extends RuntimeException {

    /** Why an order is refused. */
    public enum Reason {
        UNKNOWN_USER,
        UNKNOWN_PRODUCT,
        OUT_OF_STOCK,
        PAYMENT_REFUSED
    }

    private final Reason reason;

    public OrderRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
