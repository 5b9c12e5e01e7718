package shop.ladder.report;

import java.time.Instant;
import java.util.List;

/**
 * How many accepted orders Kafka never hears of, by how it is told; {@link LadderJson} writes it.
 *
 * @param measuredAt when the run began
 * @param commit the checkout's short commit id, with {@code +} behind it if files were changed; empty without git
 * @param users virtual users, each of which sends its next request when the last one is answered
 * @param steps what happened meanwhile
 */
public record PublishingReport(
        Instant measuredAt, Machine machine, String commit, int users, List<String> steps, List<Outcome> outcomes) {

    public PublishingReport {
        steps = List.copyOf(steps);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * What happened with one way to tell.
     *
     * @param accepted orders that buyers were told are accepted
     * @param forgotten those of them that are pending for ever
     */
    public record Outcome(String publishing, long accepted, long forgotten) {}
}
