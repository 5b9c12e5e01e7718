package shop.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.checkout.OrderRefused.Reason;
import shop.engines.payment.Charge;
import shop.engines.payment.PaymentEngine;
import shop.engines.payment.PaymentSettings;
import shop.engines.process.ProcessGuard;
import shop.model.BasketLine;
import shop.model.NewOrder;
import shop.model.NewProduct;
import shop.model.NewUser;
import shop.model.Order;
import shop.model.OrderLine;
import shop.model.OrderStatus;
import shop.model.Product;
import shop.store.Catalog;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.JdbcUsers;

/** What a sale is, on every database, with a real payment provider. */
public abstract class CheckoutContract {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00.123Z");
    private static final PaymentSettings AT_ONCE = new PaymentSettings(0, 0, false);
    private static final PaymentSettings REFUSING = new PaymentSettings(0, 1, false);
    private static final PaymentSettings OUTAGE = new PaymentSettings(0, 0, true);
    private static final PaymentSettings SLOW = new PaymentSettings(60_000, 0, false);

    private static ProcessGuard guard;
    private static PaymentEngine provider;

    private Catalog catalog;
    private JdbcOrders orders;
    private Checkout checkout;
    private long buyer;
    private Product cup;
    private Product saucer;

    /** The database; may hold what other tests left. */
    protected abstract Database database();

    /** The one that is put to the test. */
    protected Checkout checkout(Database database, Payments payments, Clock clock) {
        return new OneTransactionCheckout(database, payments, clock);
    }

    @BeforeAll
    static void startProvider() {
        guard = new ProcessGuard();
        provider = new PaymentEngine(guard, AT_ONCE);
        provider.start();
    }

    @AfterAll
    static void stopProvider() {
        guard.close();
    }

    @BeforeEach
    void prepare() {
        provider.settings(AT_ONCE);
        catalog = new JdbcCatalog(database());
        orders = new JdbcOrders(database());
        checkout = checkoutWithin(Duration.ofSeconds(10));
        buyer = new JdbcUsers(database())
                .add(new NewUser("Buyer", UUID.randomUUID() + "@shop.example"))
                .id();
        cup = catalog.add(new NewProduct("Cup", 300, 10));
        saucer = catalog.add(new NewProduct("Saucer", 150, 5));
    }

    @Test
    void order_isRecordedAsPaid_withPricesAndCharge_andTakesTheStock() {
        String key = key();

        Order order = checkout.place(order(line(saucer, 3), line(cup, 2)), Optional.of(key));

        assertThat(order)
                .isEqualTo(new Order(
                        order.id(),
                        buyer,
                        OrderStatus.PAID,
                        1_050,
                        chargesOf(key).get(0).id(),
                        NOW,
                        List.of(new OrderLine(cup.id(), 2, 300), new OrderLine(saucer.id(), 3, 150))));
        assertThat(orders.find(order.id())).contains(order);
        assertThat(chargesOf(key)).extracting(Charge::amountCents).containsExactly(1_050L);
        assertThat(stock(cup)).isEqualTo(8);
        assertThat(stock(saucer)).isEqualTo(2);
    }

    @Test
    void orderOfAnUnknownUser_isRefused() {
        NewOrder order = new NewOrder(Long.MAX_VALUE, List.of(line(cup, 1)));

        assertRefused(Reason.UNKNOWN_USER, order);
    }

    @Test
    void orderOfAnUnknownProduct_isRefused_evenIfAnotherLineIsOutOfStock() {
        assertRefused(Reason.UNKNOWN_PRODUCT, order(line(cup, 11), new BasketLine(Long.MAX_VALUE, 1)));
    }

    @Test
    void orderOfMoreThanThereIs_isRefused_andTakesNothingOfTheOtherLines() {
        assertRefused(Reason.OUT_OF_STOCK, order(line(cup, 1), line(saucer, 6)));
    }

    @Test
    void refusedPayment_refusesTheOrder() {
        provider.settings(REFUSING);

        assertRefused(Reason.PAYMENT_REFUSED, order(line(cup, 1)));
    }

    @Test
    void outageOfTheProvider_leavesNoOrderAndTakesNoStock() {
        provider.settings(OUTAGE);

        assertThatThrownBy(() -> checkout.place(order(line(cup, 1)), Optional.empty()))
                .isInstanceOf(PaymentUnavailable.class);
        assertNothingHappened();
    }

    @Test
    void providerThatDoesNotAnswerInTime_leavesNoOrderAndTakesNoStock() {
        provider.settings(SLOW);

        assertThatThrownBy(() -> checkoutWithin(Duration.ofMillis(100)).place(order(line(cup, 1)), Optional.empty()))
                .isInstanceOf(PaymentUnavailable.class);
        assertNothingHappened();
    }

    @Test
    @Timeout(20)
    void providerThatStopsInTheMiddleOfItsAnswer_leavesNoOrderAndTakesNoStock() throws Exception {
        try (StallingProvider stalling = new StallingProvider()) {
            Payments payments = new HttpPayments(stalling.address(), Duration.ofMillis(250));

            assertThatThrownBy(() -> checkout(payments).place(order(line(cup, 1)), Optional.empty()))
                    .isInstanceOf(PaymentUnavailable.class);
            assertThat(stalling.hasBegunToAnswer()).isTrue();
        }
        assertNothingHappened();
    }

    @Test
    void providerThatIsNotThere_leavesNoOrderAndTakesNoStock() {
        Payments nobody = new HttpPayments(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1));

        assertThatThrownBy(() -> checkout(nobody).place(order(line(cup, 1)), Optional.empty()))
                .isInstanceOf(PaymentUnavailable.class);
        assertNothingHappened();
    }

    @Test
    void sameKeyWithTheSameOrder_getsTheFirstAnswerAgain_andIsChargedOnce() {
        String key = key();

        Order first = checkout.place(order(line(cup, 1), line(saucer, 1)), Optional.of(key));
        Order second = checkout.place(order(line(saucer, 1), line(cup, 1)), Optional.of(key));

        assertThat(second).isEqualTo(first);
        assertThat(chargesOf(key)).hasSize(1);
        assertThat(stock(cup)).isEqualTo(9);
    }

    @Test
    void sameKeyAfterThePayment_getsTheOrder_thoughTheProviderIsDown() {
        String key = key();
        Order order = checkout.place(order(line(cup, 1)), Optional.of(key));
        provider.settings(OUTAGE);

        assertThat(checkout.place(order(line(cup, 1)), Optional.of(key))).isEqualTo(order);
    }

    @Test
    void sameKeyWithAnotherOrder_isAMistakeOfTheCaller() {
        String key = key();
        checkout.place(order(line(cup, 1)), Optional.of(key));

        assertThatThrownBy(() -> checkout.place(order(line(cup, 2)), Optional.of(key)))
                .isInstanceOf(IdempotencyKeyReused.class);
        assertThat(stock(cup)).isEqualTo(9);
    }

    @Test
    void sameKeyAfterAChargeOfAnotherAmountThatNoOrderCameOf_isAMistakeOfTheCaller() {
        String key = key();
        new HttpPayments(URI.create(provider.address()), Duration.ofSeconds(10)).charge(299, key);

        assertThatThrownBy(() -> checkout.place(order(line(cup, 1)), Optional.of(key)))
                .isInstanceOf(IdempotencyKeyReused.class);
        assertNothingHappened();
    }

    @Test
    void sameKeyAfterAChargeThatNoOrderCameOf_isRefusedForGoodIfOthersBoughtTheLastItem_andTheChargeStays() {
        String key = key();
        new HttpPayments(URI.create(provider.address()), Duration.ofSeconds(10)).charge(300, key);
        checkout.place(order(line(cup, 10)), Optional.empty());

        for (int i = 0; i < 2; i++) {
            assertThat(refusal(order(line(cup, 1)), Optional.of(key)).reason()).isEqualTo(Reason.OUT_OF_STOCK);
        }

        assertThat(chargesOf(key)).as("to be given back by a person").hasSize(1);
    }

    @Test
    void sameKeyAfterARefusal_getsTheRefusalAgain() {
        String key = key();
        provider.settings(REFUSING);
        OrderRefused first = refusal(order(line(cup, 1)), Optional.of(key));
        provider.settings(AT_ONCE);

        OrderRefused second = refusal(order(line(cup, 1)), Optional.of(key));

        assertThat(second.reason()).isEqualTo(first.reason());
        assertThat(second).hasMessage(first.getMessage());
        assertNothingHappened();
    }

    @Test
    void sameKeyAfterAnOutage_placesTheOrder() {
        String key = key();
        provider.settings(OUTAGE);
        assertThatThrownBy(() -> checkout.place(order(line(cup, 1)), Optional.of(key)))
                .isInstanceOf(PaymentUnavailable.class);
        provider.settings(AT_ONCE);

        Order order = checkout.place(order(line(cup, 1)), Optional.of(key));

        assertThat(orders.find(order.id())).contains(order);
        assertThat(chargesOf(key)).hasSize(1);
    }

    @Test
    void sameKeyFromManyCallersAtOnce_placesOneOrder() throws Exception {
        String key = key();

        List<Object> outcomes =
                atOnce(Collections.nCopies(8, () -> checkout.place(order(line(cup, 1)), Optional.of(key))));

        assertThat(outcomes).hasSize(8).allMatch(outcome -> outcome.equals(outcomes.get(0)));
        assertThat(outcomes.get(0)).isInstanceOf(Order.class);
        assertThat(chargesOf(key)).hasSize(1);
        assertThat(stock(cup)).isEqualTo(9);
    }

    @Test
    void callsWithoutAKey_areOrdersOfTheirOwn() {
        Order first = checkout.place(order(line(cup, 1)), Optional.empty());
        Order second = checkout.place(order(line(cup, 1)), Optional.empty());

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.chargeId()).isNotEqualTo(first.chargeId());
        assertThat(stock(cup)).isEqualTo(8);
    }

    @Test
    void manyBuyersOfTheLastItems_getEachItemOnce_whateverTheOrderOfTheirBaskets() throws Exception {
        int buyers = 64;
        int before = provider.charges().size();
        List<Callable<Order>> baskets = new ArrayList<>();
        for (int i = 0; i < buyers; i++) {
            NewOrder basket = i % 2 == 0 ? order(line(cup, 1), line(saucer, 1)) : order(line(saucer, 1), line(cup, 1));
            baskets.add(() -> checkout.place(basket, Optional.of(key())));
        }

        List<Object> outcomes = atOnce(baskets);

        assertThat(outcomes).filteredOn(Order.class::isInstance).hasSize(5);
        assertThat(outcomes)
                .filteredOn(outcome -> !(outcome instanceof Order))
                .hasSize(buyers - 5)
                .allSatisfy(
                        outcome -> assertThat(((OrderRefused) outcome).reason()).isEqualTo(Reason.OUT_OF_STOCK));
        assertThat(stock(saucer)).isZero();
        assertThat(stock(cup)).isEqualTo(5);
        assertThat(provider.charges()).hasSize(before + 5);
    }

    private Checkout checkout(Payments payments) {
        return checkout(database(), payments, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Checkout checkoutWithin(Duration timeout) {
        return checkout(new HttpPayments(URI.create(provider.address()), timeout));
    }

    /** Runs all of them at once and gives what each returned or threw. */
    private static <T> List<Object> atOnce(List<? extends Callable<T>> calls) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Object> outcomes = new ArrayList<>();
            for (Future<T> call : threads.invokeAll(calls)) {
                try {
                    outcomes.add(call.get());
                } catch (ExecutionException e) {
                    outcomes.add(e.getCause());
                }
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private void assertRefused(Reason reason, NewOrder order) {
        int charges = provider.charges().size();

        assertThat(refusal(order, Optional.empty()).reason()).isEqualTo(reason);

        assertNothingHappened();
        assertThat(provider.charges()).hasSize(charges);
    }

    private OrderRefused refusal(NewOrder order, Optional<String> key) {
        return catchThrowableOfType(OrderRefused.class, () -> checkout.place(order, key));
    }

    private void assertNothingHappened() {
        assertThat(orders.ofUser(buyer, 0, 10).items())
                .as("orders, but those that a reservation leaves when it is given up")
                .filteredOn(order -> order.status() != OrderStatus.REJECTED)
                .isEmpty();
        assertThat(stock(cup)).isEqualTo(10);
        assertThat(stock(saucer)).isEqualTo(5);
    }

    private List<Charge> chargesOf(String key) {
        return provider.charges().stream()
                .filter(charge -> charge.key().equals(key))
                .toList();
    }

    private int stock(Product product) {
        return catalog.find(product.id()).orElseThrow().stock();
    }

    private NewOrder order(BasketLine... lines) {
        return new NewOrder(buyer, List.of(lines));
    }

    private static BasketLine line(Product product, int quantity) {
        return new BasketLine(product.id(), quantity);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
