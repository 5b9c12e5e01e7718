package shop.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.checkout.Checkout;
import shop.checkout.OneTransactionCheckout;
import shop.model.BasketLine;
import shop.model.NewOrder;
import shop.model.NewProduct;
import shop.model.NewUser;
import shop.model.Order;
import shop.model.Product;
import shop.store.Catalog;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcUsers;
import shop.store.Query;

/** Exercise 2.4: two buyers of the same products never wait for each other. */
@Tag("exercise-2.4")
@Timeout(30)
class LockOrderTest {

    private static final Query HOLD = new Query("UPDATE products SET stock = stock WHERE id = ?");
    private static final Query WAITING =
            new Query("SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'");

    @AutoClose
    private static final TestPostgres SERVER = new TestPostgres(5);

    private final Database database = new Database(SERVER.connections());
    private final Catalog catalog = new JdbcCatalog(database);
    private final Checkout checkout =
            new OneTransactionCheckout(database, (amount, key) -> "charge-" + key, Clock.systemUTC());
    private final Product cup = catalog.add(new NewProduct("Cup", 300, 10));
    private final Product plate = catalog.add(new NewProduct("Plate", 300, 10));
    private final Product saucer = catalog.add(new NewProduct("Saucer", 300, 10));
    private final long buyer =
            new JdbcUsers(database).add(new NewUser("Ada", "ada@shop.example")).id();

    /** The plate is held until both wait. Who has got the cup or the saucer by then keeps it, and wants the other next. */
    @Test
    void twoBuyersOfTheSameProducts_bothGetThem_whateverTheOrderOfTheirBaskets() throws Exception {
        CompletableFuture<Object> first;
        CompletableFuture<Object> second;
        try (Connection other = SERVER.connections().getConnection()) {
            other.setAutoCommit(false);
            HOLD.update(other, plate.id());
            first = buy(cup, plate, saucer);
            awaitWaiting(1);
            second = buy(saucer, plate, cup);
            awaitWaiting(2);
            other.rollback();
        }

        assertThat(List.of(first.get(10, SECONDS), second.get(10, SECONDS)))
                .as("answers to two buyers, of cup, plate and saucer and of saucer, plate and cup")
                .hasOnlyElementsOfType(Order.class);
        assertThat(catalog.find(saucer.id()).orElseThrow().stock()).isEqualTo(8);
    }

    private void awaitWaiting(long buyers) {
        await("buyers who wait for a lock: " + buyers)
                .until(() -> database.query(lent -> WAITING.first(lent, row -> row.getLong(1)))
                        .orElseThrow()
                        .equals(buyers));
    }

    /** The order, or why there is none. */
    private CompletableFuture<Object> buy(Product... products) {
        List<BasketLine> basket = List.of(products).stream()
                .map(product -> new BasketLine(product.id(), 1))
                .toList();
        // Each in a thread of their own: on two cores the common pool has one thread.
        return CompletableFuture.supplyAsync(
                        () -> checkout.place(new NewOrder(buyer, basket), Optional.empty()),
                        purchase -> new Thread(purchase, "buyer").start())
                .handle((order, failure) -> order == null ? failure.getCause().getCause() : order);
    }
}
