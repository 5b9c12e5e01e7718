package shop.ladder.simulation;

import java.util.List;
import java.util.Locale;
import shop.ladder.report.Latency;

/**
 * What {@link Storefront} saw.
 *
 * @param alone one user on their own for each copy of the shop; no requests if there was no such phase
 * @param load the measured window
 * @param acknowledged every order that the shop confirmed, also outside the window
 * @param unanswered the keys of all checkouts that were not confirmed: the shop may have placed and charged them all the same
 */
public record LoadResult(Phase alone, Phase load, List<AcknowledgedOrder> acknowledged, List<String> unanswered) {

    /**
     * A phase of the run.
     *
     * @param seconds its length
     * @param succeeded requests that got the answer they should, before the phase's time was over
     * @param failed requests that did not
     * @param finished all requests of the phase, also those that ended after its time
     * @param latencyMs of the requests that succeeded
     */
    public record Phase(double seconds, long succeeded, long failed, long finished, Latency latencyMs) {

        /** Requests per second that succeeded. */
        public double throughput() {
            return succeeded / seconds;
        }

        String inWords() {
            return String.format(
                    Locale.ROOT,
                    "%.1f requests/s succeeded, %d failed; p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, max %.0f ms",
                    throughput(),
                    failed,
                    latencyMs.p50(),
                    latencyMs.p95(),
                    latencyMs.p99(),
                    latencyMs.max());
        }
    }

    /** An order that the shop confirmed, with the key it was asked for with. */
    public record AcknowledgedOrder(long id, String key) {}
}
