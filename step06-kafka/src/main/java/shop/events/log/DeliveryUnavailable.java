package shop.events.log;

/** Another server that a handler needs does not answer. Worth a retry. */
public final class DeliveryUnavailable extends RuntimeException {
    public DeliveryUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
