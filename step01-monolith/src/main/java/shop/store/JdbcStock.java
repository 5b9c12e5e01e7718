package shop.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The part of the products that a sale works on, as part of the sale's transaction. */
public final class JdbcStock {

    /** Checks and takes in one statement, so that no other sale comes in between and stock never falls below zero. */
    private static final Query TAKE = new Query("UPDATE products SET stock = stock - ? WHERE id = ? AND stock >= ?");

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

    /** Takes units of a product and locks its row until the transaction ends; {@code false} if there are too few. */
    public boolean take(Connection transaction, long productId, int quantity) throws SQLException {
        return TAKE.update(transaction, quantity, productId, quantity) == 1;
    }

    /** Puts units back on sale. */
    public void giveBack(Connection transaction, long productId, int quantity) throws SQLException {
        GIVE_BACK.update(transaction, quantity, productId);
    }
}
