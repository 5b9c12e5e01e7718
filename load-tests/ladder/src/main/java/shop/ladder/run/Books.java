package shop.ladder.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shop.engines.payment.Charge;
import shop.ladder.report.Audit;
import shop.ladder.simulation.LoadResult.AcknowledgedOrder;

/**
 * Compares what the shop told its buyers with what it has in its books and with what the payment provider booked. A gain in
 * speed counts only if nothing that was acknowledged is lost, nothing was sold that was not there, and nobody paid twice.
 */
final class Books {

    private final ShopClient shop;
    private final Map<Long, Long> stockBefore;

    /** Reads the stock before the load. */
    Books(ShopClient shop) {
        this.shop = shop;
        this.stockBefore = shop.stock();
    }

    /**
     * Audits a shop after the load.
     *
     * @param failed requests without an answer: an order among them may have been charged all the same
     */
    Audit audit(List<AcknowledgedOrder> acknowledged, List<Charge> charges, long failed, boolean durable) {
        List<JsonNode> orders =
                acknowledged.stream().map(this::found).flatMap(Optional::stream).toList();
        return new Audit(
                acknowledged.size(),
                acknowledged.size() - orders.size(),
                oversold(orders),
                chargedTwice(acknowledged, charges, failed),
                0,
                durable,
                null);
    }

    /** The acknowledged orders that a shop does not have any more. */
    long missing(List<AcknowledgedOrder> acknowledged) {
        return acknowledged.stream().filter(order -> found(order).isEmpty()).count();
    }

    /** An order is there if the shop has it, as paid, under the id that it told the buyer. */
    private Optional<JsonNode> found(AcknowledgedOrder order) {
        return shop.order(order.id())
                .filter(body -> "PAID".equals(body.path("status").asText()));
    }

    /** Units in acknowledged orders that were not taken from the stock. */
    private long oversold(List<JsonNode> orders) {
        Map<Long, Long> sold = new HashMap<>();
        orders.forEach(order -> order.get("lines")
                .forEach(line -> sold.merge(
                        line.get("productId").asLong(), line.get("quantity").asLong(), Long::sum)));
        Map<Long, Long> stock = shop.stock();
        return sold.entrySet().stream()
                .mapToLong(entry -> {
                    long taken = stockBefore.get(entry.getKey()) - stock.get(entry.getKey());
                    return Math.max(0, entry.getValue() - taken);
                })
                .sum();
    }

    /** Charges beyond one for each order, and beyond one for each request that got no answer. */
    private static long chargedTwice(List<AcknowledgedOrder> acknowledged, List<Charge> charges, long failed) {
        Map<String, Long> chargesByKey =
                charges.stream().collect(Collectors.groupingBy(Charge::key, Collectors.counting()));
        Set<String> keys =
                acknowledged.stream().map(AcknowledgedOrder::key).collect(Collectors.toCollection(HashSet::new));
        long repeated =
                chargesByKey.values().stream().mapToLong(count -> count - 1).sum();
        long ofNoOrder = chargesByKey.keySet().stream()
                .filter(key -> !keys.contains(key))
                .count();
        return repeated + Math.max(0, ofNoOrder - failed);
    }
}
