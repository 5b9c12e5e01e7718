package shop.ladder.report;

import java.time.Instant;
import java.util.List;

/**
 * Who is thrown out when a replica is killed, by where sessions are kept; {@link LadderJson} writes it.
 *
 * @param measuredAt when the run began
 * @param commit the checkout's short commit id, with {@code +} behind it if files were changed; empty without git
 * @param users people who logged in
 * @param replicas copies of the shop
 */
public record SessionsReport(
        Instant measuredAt, Machine machine, String commit, int users, int replicas, List<Outcome> outcomes) {

    public SessionsReport {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * What happened with one way to keep sessions.
     *
     * @param sessions where they are kept
     * @param balancing how nginx chooses a replica
     * @param askedBefore requests of people who had logged in that were answered before the kill
     * @param refusedBefore those of them that were answered as if nobody had logged in
     * @param loggedIn people who were never refused before the kill
     * @param thrownOut those of them who were refused after it
     * @param failed requests that got neither an answer nor a refusal
     */
    public record Outcome(
            String sessions,
            String balancing,
            long askedBefore,
            long refusedBefore,
            long loggedIn,
            long thrownOut,
            long failed) {}
}
