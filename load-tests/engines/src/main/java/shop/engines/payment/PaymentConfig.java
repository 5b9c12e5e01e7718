package shop.engines.payment;

import java.util.Map;
import java.util.function.Function;

/**
 * What the payment provider reads from its environment.
 *
 * @param host where it listens; {@code 0.0.0.0} for all addresses of its machine or container
 */
record PaymentConfig(String host, int port, PaymentSettings settings) {

    private static final String STANDARD_HOST = "127.0.0.1";
    private static final int STANDARD_PORT = 9090;
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException if a value is wrong; the message is one line that says which */
    static PaymentConfig from(Map<String, String> environment) {
        String host = read(environment, "PAYMENT_HOST", STANDARD_HOST, PaymentConfig::host);
        int port = read(environment, "PORT", STANDARD_PORT, PaymentConfig::port);
        PaymentSettings standard = PaymentSettings.standard();
        PaymentSettings slow = read(
                environment, "PAYMENT_LATENCY_MS", standard, text -> standard.withLatencyMs(Integer.parseInt(text)));
        PaymentSettings failing =
                read(environment, "PAYMENT_FAILURE_RATE", slow, text -> slow.withFailureRate(Double.parseDouble(text)));
        return new PaymentConfig(host, port, failing);
    }

    private static String host(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("it must be an address of this machine, such as " + STANDARD_HOST);
        }
        return text;
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("a port must be from 1 to " + MAX_PORT + ", not " + port);
        }
        return port;
    }

    private static <T> T read(Map<String, String> environment, String name, T absent, Function<String, T> parse) {
        String text = environment.get(name);
        try {
            return text == null ? absent : parse.apply(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number, not '" + text + "'", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is wrong: " + e.getMessage(), e);
        }
    }
}
