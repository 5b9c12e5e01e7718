package shop.ladder.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import shop.engines.EngineFailed;
import shop.engines.payment.Charge;
import shop.ladder.simulation.LoadResult.AcknowledgedOrder;

/**
 * Compares what the shop told its buyers with what it has in its books and with what the payment provider booked. A gain in
 * speed counts only if nothing that was acknowledged is lost, nothing was sold that was not there, and nobody paid twice.
 */
final class Books {

    /** What all accepted orders together are given to be settled: what is pending then counts as lost. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ShopClient shop;
    private final Map<Long, Long> stockBefore;

    /** Reads the stock before the load. */
    Books(ShopClient shop) {
        this.shop = shop;
        this.stockBefore = shop.stock();
    }

    /** What the audit found in a shop: counts of orders, units and charges; all 0 if every promise was kept. */
    record Findings(long lost, long oversold, long chargedTwice) {}

    /**
     * Audits a shop.
     *
     * @param acknowledged the orders that the shop confirmed
     * @param unanswered the keys of checkouts without an answer: each may have been charged once
     * @param charges tells what the payment provider booked; asked when no order is pending, or some are given up
     */
    Findings audit(List<AcknowledgedOrder> acknowledged, List<String> unanswered, Supplier<List<Charge>> charges) {
        Instant deadline = Instant.now().plus(PATIENCE);
        List<JsonNode> orders = acknowledged.parallelStream()
                .map(order -> found(order, deadline))
                .flatMap(Optional::stream)
                .toList();
        return new Findings(
                acknowledged.size() - orders.size(),
                oversold(orders),
                chargedTwice(acknowledged, unanswered, charges.get()));
    }

    /** An order is there if the shop has it, as paid, under the id that it told the buyer. */
    private Optional<JsonNode> found(AcknowledgedOrder order, Instant deadline) {
        Optional<JsonNode> found = shop.order(order.id());
        while (found.filter(body -> is("PENDING", body)).isPresent()
                && Instant.now().isBefore(deadline)) {
            pause();
            found = shop.order(order.id());
        }
        return found.filter(body -> is("PAID", body));
    }

    private static boolean is(String status, JsonNode order) {
        return status.equals(order.path("status").asText());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailed("interrupted in the middle of an audit", e);
        }
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

    /** Charges beyond one for each order and for each checkout without an answer. */
    private static long chargedTwice(
            List<AcknowledgedOrder> acknowledged, List<String> unanswered, List<Charge> charges) {
        Set<String> chargeable = new HashSet<>(unanswered);
        acknowledged.forEach(order -> chargeable.add(order.key()));
        return charges.stream()
                .filter(charge -> !chargeable.remove(charge.key()))
                .count();
    }
}
