package shop.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import shop.model.OrderLine;

/** The part of the products that a sale works on, as part of the sale's transaction. */
public final class JdbcStock {

    // exercise 2.5: begin
    /** Checks and takes in one statement, so that no other sale comes in between and stock never falls below zero. */
    private static final Query TAKE = new Query("UPDATE products SET stock = stock - ? WHERE id = ? AND stock >= ?");
    // exercise 2.5: end
    // starter: private static final Query LEFT = new Query("SELECT stock FROM products WHERE id = ?");
    // starter: private static final Query SET = new Query("UPDATE products SET stock = ? WHERE id = ?");

    private static final Query GIVE_BACK = new Query("UPDATE products SET stock = stock + ? WHERE id = ?");

    /** The prices in cents by product id; unknown products are left out. */
    public Map<Long, Long> prices(Connection transaction, Collection<Long> productIds) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(productIds.size(), "?"));
        Map<Long, Long> prices = new HashMap<>();
        new Query("SELECT id, price_cents FROM products WHERE id IN (" + marks + ")")
                .list(
                        transaction,
                        row -> prices.put(row.getLong("id"), row.getLong("price_cents")),
                        productIds.toArray());
        return prices;
    }

    /**
     * Takes the units of an order and locks their products' rows, in the order of the lines, until the transaction ends.
     *
     * @return the first line of whose product there are too few; all or nothing is the transaction's work
     */
    public Optional<OrderLine> take(Connection transaction, List<OrderLine> lines) throws SQLException {
        // exercise 2.5: begin
        int[] taken = TAKE.updateAll(
                transaction,
                lines.stream()
                        .map(line -> new Object[] {line.quantity(), line.productId(), line.quantity()})
                        .toList());
        return IntStream.range(0, taken.length)
                .filter(i -> taken[i] == 0)
                .mapToObj(lines::get)
                .findFirst();
        // exercise 2.5: end
        // starter: for (OrderLine line : lines) {
        // starter:     int left = LEFT.first(transaction, row -> row.getInt("stock"), line.productId()).orElseThrow();
        // starter:     if (left < line.quantity()) {
        // starter:         return Optional.of(line);
        // starter:     }
        // starter:     SET.update(transaction, left - line.quantity(), line.productId());
        // starter: }
        // starter: return Optional.empty();
    }

    /** Puts the units of an order back on sale. Locks as {@link #take} does. */
    public void giveBack(Connection transaction, List<OrderLine> lines) throws SQLException {
        GIVE_BACK.updateAll(
                transaction,
                lines.stream()
                        .map(line -> new Object[] {line.quantity(), line.productId()})
                        .toList());
    }
}
