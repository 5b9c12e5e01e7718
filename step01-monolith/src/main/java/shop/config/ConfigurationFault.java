package shop.config;

/** A setting is missing or wrong; the message is one line that says which, and what to do. */
public final class ConfigurationFault extends RuntimeException {
    public ConfigurationFault(String message) {
        super(message);
    }

    public ConfigurationFault(String message, Throwable cause) {
        super(message, cause);
    }
}
