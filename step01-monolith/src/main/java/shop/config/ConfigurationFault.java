package shop.config;

/** Settings are missing or wrong; the message is a line for each that says which, and what to do. */
public final class ConfigurationFault extends RuntimeException {
    public ConfigurationFault(String message) {
        super(message);
    }

    public ConfigurationFault(String message, Throwable cause) {
        super(message, cause);
    }
}
