package shop.checkout;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import shop.checkout.OrderRefused.Reason;
import shop.model.BasketLine;
import shop.model.NewOrder;
import shop.model.Order;
import shop.model.OrderLine;
import shop.model.OrderStatus;
import shop.store.Database;
import shop.store.JdbcOrders;
import shop.store.JdbcStock;
import shop.store.JdbcUsers;

/**
 * Places an order in one transaction, all or nothing, and once for each idempotency key. A subclass says how it is paid.
 * Safe for use by many threads.
 */
public abstract class TransactionalCheckout implements Checkout {

    private final Database database;
    private final JdbcUsers users;
    private final JdbcStock stock;
    private final JdbcOrders orders;
    private final IdempotencyKeys keys;
    private final Clock clock;

    protected TransactionalCheckout(Database database, Clock clock) {
        this.database = database;
        this.users = new JdbcUsers(database);
        this.stock = new JdbcStock();
        this.orders = new JdbcOrders(database);
        this.keys = new IdempotencyKeys(orders);
        this.clock = clock;
    }

    /**
     * Records an order whose stock is taken, as part of the transaction.
     *
     * @param order pending, without an id
     * @param paymentKey names its charge at the payment provider
     */
    protected abstract Order record(Connection transaction, JdbcOrders orders, Order order, String paymentKey)
            throws SQLException;

    @Override
    public final Order place(NewOrder order, Optional<String> idempotencyKey) {
        if (idempotencyKey.isEmpty()) {
            String paymentKey = UUID.randomUUID().toString();
            return database.transaction(transaction -> sell(transaction, order, paymentKey));
        }
        String key = idempotencyKey.get();
        return database.transaction(
                        transaction -> keys.answerOnce(transaction, key, order, () -> sell(transaction, order, key)))
                .orderOrRefusal();
    }

    private Order sell(Connection transaction, NewOrder order, String paymentKey) throws SQLException {
        if (users.find(transaction, order.userId()).isEmpty()) {
            throw new OrderRefused(Reason.UNKNOWN_USER, "there is no user " + order.userId());
        }
        List<OrderLine> lines = priced(transaction, order.lines());
        Optional<OrderLine> soldOut = stock.take(transaction, lines);
        if (soldOut.isPresent()) {
            throw new OrderRefused(
                    Reason.OUT_OF_STOCK,
                    "product " + soldOut.get().productId() + " has fewer than "
                            + soldOut.get().quantity() + " left");
        }
        long total = lines.stream()
                .mapToLong(line -> line.quantity() * line.unitPriceCents())
                .sum();
        Order pending = new Order(
                0,
                order.userId(),
                OrderStatus.PENDING,
                total,
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                lines);
        return record(transaction, orders, pending, paymentKey);
    }

    /** The lines with their prices; of two sales none may wait for a product that the other has, and the other for its. */
    private List<OrderLine> priced(Connection transaction, List<BasketLine> basket) throws SQLException {
        Map<Long, Long> prices = stock.prices(
                transaction, basket.stream().map(BasketLine::productId).toList());
        List<OrderLine> lines = new ArrayList<>();
        for (BasketLine line : basket) {
            Long price = prices.get(line.productId());
            if (price == null) {
                throw new OrderRefused(Reason.UNKNOWN_PRODUCT, "there is no product " + line.productId());
            }
            lines.add(new OrderLine(line.productId(), line.quantity(), price));
        }
        // exercise 2.4: begin
        lines.sort(Comparator.comparingLong(OrderLine::productId));
        return lines;
        // exercise 2.4: end
        // starter: return lines;
    }
}
