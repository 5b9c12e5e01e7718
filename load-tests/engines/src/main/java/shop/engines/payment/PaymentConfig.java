package shop.engines.payment;

import java.util.Map;
import java.util.function.Function;

/** What the payment provider reads from its environment. */
record PaymentConfig(int port, PaymentSettings settings) {

    private static final int STANDARD_PORT = 9090;
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException if a value is wrong; the message is one line that says which */
    static PaymentConfig from(Map<String, String> environment) {
        int port = read(environment, "PORT", STANDARD_PORT, PaymentConfig::port);
        PaymentSettings standard = PaymentSettings.standard();
        PaymentSettings slow = read(
                environment, "PAYMENT_LATENCY_MS", standard, text -> standard.withLatencyMs(Integer.parseInt(text)));
        PaymentSettings failing =
                read(environment, "PAYMENT_FAILURE_RATE", slow, text -> slow.withFailureRate(Double.parseDouble(text)));
        return new PaymentConfig(port, failing);
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
