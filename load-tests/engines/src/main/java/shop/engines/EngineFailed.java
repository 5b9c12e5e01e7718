package shop.engines;

/**
 * An engine did not start or did not do as told. The first line of the message says what is wrong, for a person; the last
 * lines of the process's log may follow.
 */
public final class EngineFailed extends RuntimeException {
    public EngineFailed(String message) {
        super(message);
    }

    public EngineFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
