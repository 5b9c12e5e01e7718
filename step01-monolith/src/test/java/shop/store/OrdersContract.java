package shop.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.model.NewProduct;
import shop.model.NewUser;
import shop.model.Order;
import shop.model.OrderLine;
import shop.model.OrderStatus;
import shop.model.Page;

/** What every implementation of {@link Orders} does. */
public abstract class OrdersContract {

    /** The database with the orders; may hold what other tests left. */
    protected abstract Database database();

    /** Those that are put to the test. */
    protected Orders orders() {
        return new JdbcOrders(database());
    }

    protected long buyer;
    /** Of two products. */
    protected List<OrderLine> lines;

    @BeforeEach
    void prepare() {
        buyer = new JdbcUsers(database())
                .add(new NewUser("Buyer", "orders" + System.nanoTime() + "@shop.example"))
                .id();
        Catalog catalog = new JdbcCatalog(database());
        lines = List.of(
                new OrderLine(catalog.add(new NewProduct("Cup", 300, 9)).id(), 2, 300),
                new OrderLine(catalog.add(new NewProduct("Saucer", 150, 9)).id(), 3, 150));
    }

    @Test
    void addedOrder_isFoundWithItsLines() {
        Order added = add(lines);

        assertThat(added).isEqualTo(order(buyer, OrderStatus.PAID, lines).withId(added.id()));
        assertThat(orders().find(added.id())).contains(added);
    }

    @Test
    void unknownOrder_isNotFound() {
        assertThat(orders().find(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void ordersOfAUser_comeInPages_eachWithAllItsLines() {
        List<Order> added = List.of(add(lines), add(lines.subList(0, 1)), add(lines));

        Page<Order> first = orders().ofUser(buyer, 0, 2);
        Page<Order> second = orders().ofUser(buyer, first.next(), 2);

        assertThat(first.items()).containsExactly(added.get(0), added.get(1));
        assertThat(second.items()).containsExactly(added.get(2));
        assertThat(second.next()).isNull();
    }

    @Test
    void userWithoutOrders_hasAnEmptyPage() {
        assertThat(orders().ofUser(buyer, 0, 10).items()).isEmpty();
    }

    protected final Order add(List<OrderLine> lines) {
        return database()
                .transaction(transaction ->
                        new JdbcOrders(database()).add(transaction, order(buyer, OrderStatus.PAID, lines)));
    }

    static Order order(long userId, OrderStatus status, List<OrderLine> lines) {
        return new Order(0, userId, status, 1_050, "charge", Instant.ofEpochMilli(1_750_000_000_123L), lines);
    }
}
