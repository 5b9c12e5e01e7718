package shop.ladder.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;

/**
 * What one stage did under the storefront's load; {@link LadderJson} writes it.
 *
 * @param measuredAt when the run began
 * @param commit the checkout's short commit id, with {@code +} behind it if files were changed; empty without git
 * @param command what was asked for: {@code load 5 --balancing ip_hash}
 * @param reference whether the workshop's own solution was measured, in place of the reader's code
 * @param settings of the shop, other than its standards
 * @param seconds the measured window
 * @param throughput requests/s that succeeded
 * @param requests those that succeeded
 * @param failed those that did not
 * @param latencyMs of those that succeeded
 * @param connections null if none was lent
 * @param cache null at a stage without one
 */
public record LoadReport(
        Instant measuredAt,
        Machine machine,
        String commit,
        String command,
        boolean reference,
        Map<String, String> settings,
        double seconds,
        double throughput,
        long requests,
        long failed,
        Latency latencyMs,
        @JsonInclude(JsonInclude.Include.NON_NULL) Connections connections,
        @JsonInclude(JsonInclude.Include.NON_NULL) Cache cache) {

    /** How long a connection to the database was waited for and then held, each a mean in milliseconds. */
    public record Connections(double waitedMs, double heldMs) {}

    /**
     * What the cache did.
     *
     * @param hitRatio share of the lookups that it answered, 0 to 1
     * @param databaseAsked how often the database was asked to fill it
     */
    public record Cache(double hitRatio, long lookups, long databaseAsked) {}
}
