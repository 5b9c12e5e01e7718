package shop.events.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.checkout.HttpPayments;
import shop.checkout.PaymentUnavailable;
import shop.checkout.Payments;
import shop.config.SettableClock;
import shop.engines.payment.Charge;
import shop.engines.payment.PaymentEngine;
import shop.engines.payment.PaymentSettings;
import shop.engines.process.ProcessGuard;
import shop.events.log.Message;
import shop.events.log.Outbox;
import shop.events.log.RealStore;
import shop.events.log.Topics;
import shop.model.BasketLine;
import shop.model.NewOrder;
import shop.model.Order;
import shop.model.OrderStatus;
import shop.store.JdbcOrders;
import shop.store.Query;
import shop.store.SampleData;
import shop.store.StoreFailure;

/** What a delivery does, with a real database and a real payment provider. */
class PaymentWorkerTest {

    private static final PaymentSettings WELL = new PaymentSettings(0, 0, false);
    private static final PaymentSettings REFUSING = new PaymentSettings(0, 1, false);
    private static final PaymentSettings OUT_OF_ORDER = new PaymentSettings(0, 0, true);

    private static ProcessGuard guard;
    private static RealStore store;
    private static PaymentEngine provider;
    private static Payments payments;

    private final SettableClock clock = new SettableClock();
    private final List<Long> stockChanges = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final PaymentWorker worker =
            new PaymentWorker(store.database(), payments, new Outbox(clock), stockChanges::add, clock);
    private final String key = UUID.randomUUID().toString();
    private final List<Message> placed = new ArrayList<>();

    @BeforeAll
    static void startEngines() {
        guard = new ProcessGuard();
        store = new RealStore(guard);
        new SampleData(store.database()).fill(1);
        provider = new PaymentEngine(guard, WELL);
        provider.start();
        payments = new HttpPayments(URI.create(provider.address()), Duration.ofSeconds(30));
    }

    @AfterAll
    static void stopEverything() {
        store.close();
        guard.close();
    }

    @BeforeEach
    void begin() {
        worker.bindTo(metrics);
        provider.settings(WELL);
    }

    @Test
    @Tag("exercise-6.2")
    void placedOrder_isPaid_andTheNewsAndAMailAreInTheOutbox() throws Exception {
        Order order = place();
        clock.forward(Duration.ofMillis(700));

        deliver();

        assertThat(now(order).status()).isEqualTo(OrderStatus.PAID);
        assertThat(charges()).extracting(Charge::id).containsExactly(now(order).chargeId());
        JsonNode news = told(order, Topics.ORDER_EVENTS);
        assertThat(news.get("type").asText()).isEqualTo("order-paid");
        assertThat(news.get("sequence").asInt()).isEqualTo(2);
        assertThat(news.get("chargeId").asText()).isEqualTo(now(order).chargeId());
        assertThat(told(order, Topics.EMAIL_REQUESTS).get("kind").asText()).isEqualTo("ORDER_PAID");
        assertThat(settled()).isOne();
        assertThat(metrics.get("shop.order.settled").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(700);
    }

    @Test
    void refusedPayment_givesTheStockBack_andTheOrderIsRejected() throws Exception {
        List<Integer> before = stock();
        Order order = place();
        provider.settings(REFUSING);

        deliver();

        assertThat(now(order).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(now(order).chargeId()).isNull();
        assertThat(charges()).isEmpty();
        assertThat(stock()).isEqualTo(before);
        assertThat(stockChanges).containsExactly(1L, 2L);
        assertThat(told(order, Topics.ORDER_EVENTS).get("type").asText()).isEqualTo("order-rejected");
        assertThat(told(order, Topics.EMAIL_REQUESTS).get("kind").asText()).isEqualTo("ORDER_REJECTED");
    }

    @Test
    @Tag("exercise-6.2")
    void secondDelivery_hasNoEffect_andDoesNotAskTheProvider() {
        Order order = place();
        deliver();
        Order paid = now(order);
        long asked = provider.requests();

        deliver();

        assertThat(provider.requests())
                .as("requests to the payment provider, after an event came again")
                .isEqualTo(asked);
        assertThat(now(order)).isEqualTo(paid);
        assertThat(toldOf(order)).hasSize(2);
        assertThat(settled()).isOne();
    }

    @Test
    @Tag("exercise-6.2")
    void secondDeliveryOfARefusedOrder_givesNothingBackAgain_andIsNotCharged() {
        Order order = place();
        provider.settings(REFUSING);
        deliver();
        List<Integer> stock = stock();
        provider.restart(); // it forgets what it refused

        deliver();

        assertThat(now(order).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(charges()).as("of an order that is rejected").isEmpty();
        assertThat(stock()).isEqualTo(stock);
        assertThat(toldOf(order)).hasSize(2);
    }

    @Test
    @Tag("exercise-6.2")
    void deliveriesAtTheSameTime_haveOneEffect() {
        provider.settings(WELL.withLatencyMs(200));
        Order order = place();

        CompletableFuture<?>[] deliveries = Stream.generate(() ->
                        CompletableFuture.runAsync(this::deliver, delivery -> new Thread(delivery, "delivery").start()))
                .limit(8)
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(deliveries).join();

        assertThat(now(order).status()).isEqualTo(OrderStatus.PAID);
        assertThat(charges()).hasSize(1);
        assertThat(toldOf(order)).hasSize(2);
        assertThat(settled()).as("how many of eight deliveries count").isOne();
    }

    @Test
    @Tag("exercise-6.2")
    void effectThatFails_isMadeByTheNextDelivery() {
        Order order = place();

        refusingRowsOf("outbox", () -> assertThatThrownBy(this::deliver).isInstanceOf(StoreFailure.class));
        assertThat(now(order).status()).isEqualTo(OrderStatus.PENDING);

        deliver();

        assertThat(now(order).status())
                .as("after a delivery that failed, and a second one")
                .isEqualTo(OrderStatus.PAID);
        assertThat(toldOf(order)).hasSize(2);
    }

    @Test
    @Tag("exercise-6.2")
    void effectThatCannotBeRemembered_isNotMade() {
        Order order = place();

        refusingRowsOf("processed_events", () -> catchThrowable(this::deliver));

        assertThat(now(order).status())
                .as("after an effect of which nothing says that it was made")
                .isEqualTo(OrderStatus.PENDING);
        assertThat(toldOf(order)).isEmpty();
    }

    @Test
    void providerWithoutAnAnswer_changesNothing_andALaterDeliveryPays() {
        Order order = place();
        provider.settings(OUT_OF_ORDER);
        assertThatThrownBy(this::deliver).isInstanceOf(PaymentUnavailable.class);
        assertThat(now(order).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(toldOf(order)).isEmpty();
        provider.settings(WELL);

        deliver();

        assertThat(now(order).status()).isEqualTo(OrderStatus.PAID);
    }

    @Test
    void chargeWhoseWorkerDiedBeforeItsCommit_isTheOrdersCharge() {
        Order order = place();
        String charge = payments.charge(order.totalCents(), key);

        deliver();

        assertThat(now(order).chargeId()).isEqualTo(charge);
        assertThat(charges()).hasSize(1);
    }

    @Test
    void outcomes_andEventsOfAnUnknownType_areForOthers() throws Exception {
        Order order = place();
        deliver();

        worker.handle(told(order, Topics.ORDER_EVENTS).toString().getBytes(UTF_8));
        worker.handle("{\"type\":\"order-shipped\",\"version\":1}".getBytes(UTF_8));

        assertThat(toldOf(order)).hasSize(2);
    }

    @Test
    void whatIsNoEvent_isUnreadable() {
        for (String poison : List.of("", "{", "[]", "7", "null", "{\"type\":\"order-placed\"}", "\u0000")) {
            assertThatThrownBy(() -> worker.handle(poison.getBytes(UTF_8)))
                    .as(poison)
                    .isInstanceOf(UnreadableEvent.class);
        }
        assertThatThrownBy(() -> worker.handle(null)).isInstanceOf(UnreadableEvent.class);
    }

    /** One unit of product 1 and two of product 2, for user 1. */
    private Order place() {
        AcceptingCheckout checkout =
                new AcceptingCheckout(store.database(), (transaction, event) -> placed.add(event), clock);
        NewOrder order = new NewOrder(1, List.of(new BasketLine(2, 2), new BasketLine(1, 1)));
        return checkout.place(order, Optional.of(key));
    }

    /** Has the database refuse every new row of a table meanwhile. */
    private static void refusingRowsOf(String table, Runnable work) {
        change("ALTER TABLE %s ADD CONSTRAINT no_more CHECK (false) NOT VALID".formatted(table));
        try {
            work.run();
        } finally {
            change("ALTER TABLE %s DROP CONSTRAINT no_more".formatted(table));
        }
    }

    private static void change(String sql) {
        store.database().query(connection -> new Query(sql).update(connection));
    }

    private void deliver() {
        worker.handle(placed.get(0).value().getBytes(UTF_8));
    }

    private static Order now(Order order) {
        return new JdbcOrders(store.database()).find(order.id()).orElseThrow();
    }

    private List<Charge> charges() {
        return provider.charges().stream()
                .filter(charge -> charge.key().equals(key))
                .toList();
    }

    private static List<Integer> stock() {
        return store.column(Integer.class, "SELECT stock FROM products WHERE id IN (1, 2) ORDER BY id");
    }

    private static List<String> toldOf(Order order) {
        return store.column(String.class, "SELECT topic FROM outbox WHERE key = ?", String.valueOf(order.id()));
    }

    private static JsonNode told(Order order, String topic) throws Exception {
        List<String> values = store.column(
                String.class,
                "SELECT value FROM outbox WHERE key = ? AND topic = ?",
                String.valueOf(order.id()),
                topic);
        assertThat(values).hasSize(1);
        return new ObjectMapper().readTree(values.get(0));
    }

    private long settled() {
        return metrics.get("shop.order.settled").timer().count();
    }
}
