package shop.events.log;

/** Kafka did not acknowledge in time; it may have what was sent all the same. Worth a retry. */
public final class LogUnavailable extends RuntimeException {
    LogUnavailable(Throwable cause) {
        super("Kafka does not acknowledge: " + cause.getMessage(), cause);
    }
}
