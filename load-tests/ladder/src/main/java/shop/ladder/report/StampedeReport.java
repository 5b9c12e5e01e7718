package shop.ladder.report;

import java.time.Instant;
import java.util.List;

/**
 * How often the database was asked when a hot key expired, for each protection; {@link LadderJson} writes it.
 *
 * @param measuredAt when the run began
 * @param commit the checkout's short commit id, with {@code +} behind it if files were changed; empty without git
 * @param users virtual users, each of which asks about five times a second
 * @param seconds the measured window
 * @param ttlMs how long the key lives
 */
public record StampedeReport(
        Instant measuredAt, Machine machine, String commit, int users, int seconds, int ttlMs, List<Outcome> outcomes) {

    public StampedeReport {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * What happened with one protection.
     *
     * @param databaseAsked how often, in the measured window
     * @param askedPerTtl the same for each TTL that passed
     * @param unanswered commands that the cache gave no answer to: each is a reason to ask the database
     * @param requests all that were answered or failed in the measured window
     * @param failed those without the answer that was expected
     * @param latencyMs of those that succeeded
     */
    public record Outcome(
            String protection,
            long databaseAsked,
            double askedPerTtl,
            long unanswered,
            long requests,
            long failed,
            Latency latencyMs) {}
}
