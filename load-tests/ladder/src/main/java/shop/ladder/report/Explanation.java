package shop.ladder.report;

/**
 * The limit, explained.
 *
 * @param words one or two whole sentences: {@code Every request needs the one connection, and a checkout keeps it while it
 *     waits for the payment.}
 * @param formula in symbols: {@code 1 / (c·L + b·B + p·P)}
 * @param worked the same with the measured numbers: {@code 1 / (0.05 × 203 ms + …) = 82 requests/s}
 */
public record Explanation(String words, String formula, String worked) {}
