package shop.store;

/** The database cannot be asked at this moment: no free connection in time, or the connection broke. Worth a retry. */
public final class StoreUnavailable extends RuntimeException {
    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
