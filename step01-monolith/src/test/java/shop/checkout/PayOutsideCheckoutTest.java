package shop.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.model.BasketLine;
import shop.model.NewOrder;
import shop.model.NewProduct;
import shop.model.NewUser;
import shop.model.Order;
import shop.model.OrderStatus;
import shop.model.Product;
import shop.monolith.InMemory;
import shop.monolith.OneConnection;
import shop.store.Catalog;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.JdbcUsers;

/** Exercise 1.4: all that a sale is, and no connection is held while the payment provider is asked. */
@Tag("exercise-1.4")
class PayOutsideCheckoutTest extends CheckoutContract {

    private static final Optional<String> KEY = Optional.of("the-key");
    private static final Clock CLOCK = Clock.systemUTC();

    @AutoClose
    private final OneConnection connection = InMemory.shop(Duration.ofSeconds(2));

    private final Database database = new Database(connection);
    private final Catalog catalog = new JdbcCatalog(database);
    private final Product teapot = catalog.add(new NewProduct("Teapot", 1_999, 7));
    private final long buyer =
            new JdbcUsers(database).add(new NewUser("Ada", "ada@shop.example")).id();
    private final NewOrder order = new NewOrder(buyer, List.of(new BasketLine(teapot.id(), 2)));

    @Override
    protected Database database() {
        return database;
    }

    @Override
    protected Checkout checkout(Database database, Payments payments, Clock clock) {
        return new PayOutsideCheckout(database, payments, clock);
    }

    @Test
    void whileTheProviderIsAsked_theConnectionIsFree_andOthersSeeTheOrderPendingAndTheStockTaken() {
        List<Order> placed = new ArrayList<>();
        Checkout checkout = checkout((amount, key) -> {
            assertThatCode(() -> placed.addAll(orders()))
                    .as("the one connection is free while the payment provider is asked")
                    .doesNotThrowAnyException();
            assertThat(placed).as("orders while the payment provider is asked").hasSize(1);
            assertThat(stock()).as("stock while the payment provider is asked").isEqualTo(5);
            return "charge-1";
        });

        Order paid = checkout.place(order, KEY);

        assertThat(placed).extracting(Order::status).containsExactly(OrderStatus.PENDING);
        assertThat(paid).isEqualTo(placed.get(0).paidBy("charge-1"));
        assertThat(orders()).containsExactly(paid);
    }

    @Test
    void programThatDiedBeforeThePayment_leavesAnOrderThatTheSameKeyFinishes() {
        Order left = new Reservations(database, CLOCK).reserve(order, KEY.orElseThrow());

        Order paid =
                checkout((amount, key) -> "charge of " + amount + " for " + key).place(order, KEY);

        assertThat(paid).isEqualTo(left.paidBy("charge of 3998 for the-key"));
        assertThat(stock()).isEqualTo(5);
    }

    @Test
    void reservationThatAnotherCallGaveUpBeforeThePayment_isWorthARetry_whichPlacesTheOrder() {
        Reservations ofAnother = new Reservations(database, CLOCK);
        Checkout overtaken = checkout((amount, key) -> {
            ofAnother.forget(ofAnother.reserve(order, key), key);
            return "charge-1";
        });

        assertThatThrownBy(() -> overtaken.place(order, KEY)).isInstanceOf(PaymentUnavailable.class);
        Order placed = checkout((amount, key) -> "charge-1").place(order, KEY);

        assertThat(orders()).extracting(Order::status).containsExactly(OrderStatus.REJECTED, OrderStatus.PAID);
        assertThat(orders()).last().isEqualTo(placed);
        assertThat(stock()).isEqualTo(5);
    }

    private Checkout checkout(Payments payments) {
        return new PayOutsideCheckout(database, payments, CLOCK);
    }

    private List<Order> orders() {
        return new JdbcOrders(database).ofUser(buyer, 0, 10).items();
    }

    private int stock() {
        return catalog.find(teapot.id()).orElseThrow().stock();
    }
}
