package shop.engines.payment;

import java.util.Map;
import java.util.function.Function;

/** What the payment provider reads from its environment. */
record PaymentConfig(int port, PaymentSettings settings) {

    private static final int MAX_PORT = 65_535;

    PaymentConfig {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("PORT must be from 1 to " + MAX_PORT + ", not " + port);
        }
    }

    /** @throws IllegalArgumentException if a value is wrong; the message is one line that says which */
    static PaymentConfig from(Map<String, String> environment) {
        PaymentSettings standard = PaymentSettings.standard();
        return new PaymentConfig(
                read(environment, "PORT", Integer::parseInt, 9090),
                new PaymentSettings(
                        read(environment, "PAYMENT_LATENCY_MS", Integer::parseInt, standard.latencyMs()),
                        read(environment, "PAYMENT_FAILURE_RATE", Double::parseDouble, standard.failureRate()),
                        standard.outage()));
    }

    private static <T> T read(Map<String, String> environment, String name, Function<String, T> parse, T absent) {
        String text = environment.get(name);
        try {
            return text == null ? absent : parse.apply(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number, not '" + text + "'", e);
        }
    }
}
