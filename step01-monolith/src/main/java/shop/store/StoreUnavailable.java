package shop.store;

/** The database cannot do it at this moment: no connection, or other transactions in the way. Worth a retry. */
public final class StoreUnavailable extends RuntimeException {
    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
