package shop.ladder.report;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the books say after the load, and again after every process of the shop was killed and started again.
 *
 * @param acknowledged orders that the shop confirmed to a virtual user
 * @param lost confirmed orders that could not be found after the load
 * @param oversold units sold that were never in stock
 * @param chargedTwice orders that the payment provider charged more than once
 * @param lostAfterKill confirmed orders that could not be found after the kill
 * @param durable whether this stage keeps its orders over a kill; where it does not, a loss is shown but breaks no promise
 * @param drainSeconds how long accepted orders took to be paid after the load, or null where they are paid at once
 * @param differing orders that are not as the events in the log tell; null where there is no log
 */
public record Audit(
        long acknowledged,
        long lost,
        long oversold,
        long chargedTwice,
        long lostAfterKill,
        boolean durable,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double drainSeconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long differing) {

    /** Whether the shop kept every promise that it made. */
    public boolean holds() {
        return lost == 0
                && oversold == 0
                && chargedTwice == 0
                && (lostAfterKill == 0 || !durable)
                && (differing == null || differing == 0);
    }

    /** The same audit, with what was found after the kill. */
    public Audit withLostAfterKill(long orders) {
        return new Audit(acknowledged, lost, oversold, chargedTwice, orders, durable, drainSeconds, differing);
    }
}
