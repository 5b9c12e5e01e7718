package shop.checkout;

import java.time.Duration;

/** The payment provider gave no answer in time, or said that it is out of order. Worth a retry with the same key. */
public final class PaymentUnavailable extends RuntimeException {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Duration retryAfter;

    public PaymentUnavailable(String message) {
        this(message, null, SOON);
    }

    public PaymentUnavailable(String message, Throwable cause) {
        this(message, cause, SOON);
    }

    /** @param retryAfter before that time has passed, a retry will fail as well */
    public PaymentUnavailable(String message, Throwable cause, Duration retryAfter) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** When a retry may succeed. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
