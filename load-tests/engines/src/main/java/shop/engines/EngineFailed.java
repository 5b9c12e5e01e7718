package shop.engines;

/** An engine did not start or did not do as told. The message says in one line what is wrong, for a person. */
public final class EngineFailed extends RuntimeException {

    private final String details;

    public EngineFailed(String message) {
        this(message, null);
    }

    public EngineFailed(String message, Throwable cause) {
        this(message, cause, "");
    }

    /**
     * @param cause or null
     * @param details see {@link #details}
     */
    public EngineFailed(String message, Throwable cause, String details) {
        super(message, cause);
        this.details = details;
    }

    /** The last lines of the log of the process that failed, or an empty text. */
    public String details() {
        return details;
    }
}
