package shop.ladder.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import shop.ladder.report.DrillReport.Findings;

/**
 * What stages do when many more people order than usual; {@link LadderJson} writes it.
 *
 * @param measuredAt when the run began
 * @param commit the checkout's short commit id, with {@code +} behind it if files were changed; empty without git
 * @param ordersPerSecond in ordinary times
 * @param factor how many times as many come in the spike
 * @param seconds how long the spike is, and the ordinary times before and after it
 */
public record SpikeReport(
        Instant measuredAt,
        Machine machine,
        String commit,
        int ordersPerSecond,
        int factor,
        int seconds,
        List<Outcome> outcomes) {

    public SpikeReport {
        outcomes = List.copyOf(outcomes);
    }

    /** Whether every stage kept its promises. */
    public boolean holds() {
        return outcomes.stream().allMatch(Outcome::holds);
    }

    /**
     * What a stage did.
     *
     * @param phases before the spike, in it and after it
     * @param pending accepted orders that were not settled, from the first moment of {@code phases} on; empty at a stage that
     *     settles every order before it answers
     * @param drainSeconds from the end of the spike until all its orders were settled; null likewise
     */
    public record Outcome(
            int stage,
            String name,
            List<Phase> phases,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Pending> pending,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double drainSeconds,
            Findings audit) {

        public Outcome {
            phases = List.copyOf(phases);
            pending = List.copyOf(pending);
        }

        /** Whether its audit holds and, if it settles orders later, no order failed: that is what it does so for. */
        boolean holds() {
            boolean settlesLater = drainSeconds != null;
            return audit.holds() && (!settlesLater || phases.stream().allMatch(phase -> phase.failed() == 0));
        }
    }

    /**
     * The orders that were sent in a phase.
     *
     * @param failures how many failed, by the status of the answer, or {@code none}
     * @param latencyMs of those that were answered as they should
     */
    public record Phase(String name, long orders, Map<String, Long> failures, Latency latencyMs) {

        long failed() {
            return failures.values().stream().mapToLong(count -> count).sum();
        }
    }

    /** How many orders were pending at a moment. */
    public record Pending(double atSeconds, long orders) {}
}
