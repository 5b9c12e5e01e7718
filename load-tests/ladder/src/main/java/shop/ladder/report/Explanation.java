package shop.ladder.report;

/**
 * The limit, explained.
 *
 * @param words one or two whole sentences: {@code Every request needs the one connection, and a checkout keeps it while it
 *     waits for the payment.}
 * @param formula in words: {@code connections / time that a request holds one}
 * @param worked the same with the measured numbers: {@code 1 / 13.61 ms = 73 requests/s}
 */
public record Explanation(String words, String formula, String worked) {}
