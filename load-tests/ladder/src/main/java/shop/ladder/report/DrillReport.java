package shop.ladder.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What people noticed while something happened to the shop; {@link LadderJson} writes it.
 *
 * @param measuredAt when the run began
 * @param commit the checkout's short commit id, with {@code +} behind it if files were changed; empty without git
 * @param users virtual users, each of which sends its next request when the last one is answered
 * @param warmUpSeconds load before each drill, not measured
 * @param pauseSeconds how long the load goes on before, between and after the steps of a drill
 * @param replicas copies of the shop
 * @param connectionTimeoutMs how long a request may wait for a connection to the database
 */
public record DrillReport(
        Instant measuredAt,
        Machine machine,
        String commit,
        int users,
        int warmUpSeconds,
        double pauseSeconds,
        int replicas,
        int connectionTimeoutMs,
        List<Outcome> outcomes) {

    public DrillReport {
        outcomes = List.copyOf(outcomes);
    }

    /** Whether every drill went as it should, and every audit holds. */
    public boolean holds() {
        return outcomes.stream().allMatch(Outcome::holds);
    }

    /**
     * What a drill showed.
     *
     * @param what what happens in it
     */
    public record Outcome(
            String drill, String what, List<Step> steps, Figures figures, Findings audit, Verdict verdict) {

        public Outcome {
            steps = List.copyOf(steps);
        }

        boolean holds() {
            return verdict.held() && audit.holds();
        }
    }

    /**
     * A step of a drill.
     *
     * @param atSeconds when it began, since the beginning of the load
     */
    public record Step(String what, double atSeconds, double tookSeconds) {}

    /**
     * What the load saw.
     *
     * @param failures how many requests failed, by the status of the answer, or {@code none}
     * @param outageMs from the end of the first failed request to the end of the last one; 0 if there are no two
     * @param recoveryMs from the first step to the first success after which no request failed; null if none did
     * @param sentAgain requests that the load balancer sent to more than one replica
     * @param versions the share of the answers that each version gave, 0 to 1, while the drill watched
     * @param latencyMs of the requests that succeeded
     * @param failedMs how long it took to be told of a failure; null if there was none
     */
    public record Figures(
            Group reads,
            Group checkouts,
            Map<String, Long> failures,
            double outageMs,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double recoveryMs,
            long sentAgain,
            Map<String, Double> versions,
            Latency latencyMs,
            @JsonInclude(JsonInclude.Include.NON_NULL) Latency failedMs) {

        public long requests() {
            return reads.requests() + checkouts.requests();
        }

        public long failed() {
            return reads.failed() + checkouts.failed();
        }

        /** How long anybody waited for an answer or a failure at most, in ms. */
        public double longestMs() {
            return Math.max(reads.longestMs(), checkouts.longestMs());
        }
    }

    /**
     * Requests of one kind.
     *
     * @param longestMs how long one of them took at most, failed ones too
     */
    public record Group(long requests, long failed, double longestMs) {}

    /** What the audit found after a drill, in all orders since the first drill; all but the first are 0 if it holds. */
    public record Findings(long acknowledged, long lost, long oversold, long chargedTwice) {

        public boolean holds() {
            return lost == 0 && oversold == 0 && chargedTwice == 0;
        }
    }

    /**
     * Whether a drill went as it should.
     *
     * @param expected what should happen, in words
     */
    public record Verdict(String expected, boolean held) {}
}
