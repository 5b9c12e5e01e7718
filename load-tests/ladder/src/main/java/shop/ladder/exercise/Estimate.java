package shop.ladder.exercise;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a reader said about a stage before it was measured, and what came out.
 *
 * @param throughput the estimate in requests per second, or null if none was given
 * @param limit what the reader thought to be the limit, or null if nothing was named
 * @param predicted what the formula allows, in requests per second
 * @param measured in requests per second
 * @param limited what was the limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Estimate(
        Instant at, int stage, Double throughput, Limit limit, double predicted, double measured, Limit limited) {

    /** In a line. */
    public String inWords() {
        List<String> said = new ArrayList<>();
        if (throughput != null) {
            said.add(String.format(Locale.ROOT, "%,.0f requests/s, measured %,.0f", throughput, measured));
        }
        if (limit != null) {
            said.add(limit == limited ? limit + ", rightly" : limit + ", and it was " + limited);
        }
        return "Stage %d: you said %s".formatted(stage, String.join("; ", said));
    }
}
