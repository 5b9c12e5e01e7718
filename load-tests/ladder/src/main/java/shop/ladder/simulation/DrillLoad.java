package shop.ladder.simulation;

import java.util.List;
import shop.ladder.simulation.LoadResult.AcknowledgedOrder;

/**
 * What {@link OpenStorefront} saw.
 *
 * @param samples the requests of the load, without the warm-up
 * @param acknowledged every order that the shop confirmed, also in the warm-up
 * @param unanswered the keys of all checkouts that were not confirmed: the shop may have placed and charged them all the same
 */
public record DrillLoad(List<Sample> samples, List<AcknowledgedOrder> acknowledged, List<String> unanswered) {}
