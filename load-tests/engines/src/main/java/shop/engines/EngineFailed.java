package shop.engines;

/** An engine did not start or did not do as told; the message is one line for a person. */
public final class EngineFailed extends RuntimeException {
    public EngineFailed(String message) {
        super(message);
    }

    public EngineFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
