package shop.checkout;

/** The payment provider gave no answer in time, or said that it is out of order. Worth a retry with the same key. */
public final class PaymentUnavailable extends RuntimeException {
    public PaymentUnavailable(String message) {
        super(message);
    }

    public PaymentUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
