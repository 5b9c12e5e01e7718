package shop.events.order;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import shop.checkout.OrderRefused;
import shop.checkout.Payments;
import shop.events.log.Message;
import shop.events.log.Outbox;
import shop.events.log.ProcessedEvents;
import shop.events.log.RecordHandler;
import shop.events.log.Topics;
import shop.store.Database;
import shop.store.JdbcOrders;
import shop.store.JdbcStock;

/**
 * Takes the payment of a placed order: the second half of the checkout, and the saga's only step that can fail for good. If
 * the provider refuses, the first half is undone (<em>compensation</em>): the stock goes back on sale, the order is rejected.
 *
 * <p>The provider is asked before the transaction, which then makes the whole effect: status, stock, the events that tell of
 * it, and that this event is processed. If the transaction is lost, the next delivery asks the provider again with the same
 * key, which charges nothing. What is processed is not asked for again: providers forget their keys, after a day or so.
 * Safe for use by many threads.
 *
 * @see <a href="https://microservices.io/patterns/data/saga.html">Saga</a>
 */
public final class PaymentWorker implements RecordHandler, MeterBinder {

    /** The consumer group. */
    public static final String GROUP = "payments";

    private static final Duration[] SETTLED_WITHIN = Stream.of(250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final ProcessedEvents processed = new ProcessedEvents(GROUP);
    private final JdbcOrders orders;
    private final JdbcStock stock = new JdbcStock();
    private final EventJson json = new EventJson();
    private final Database database;
    private final Payments payments;
    private final Outbox outbox;
    private final LongConsumer stockChanged;
    private final Clock clock;
    private final Timer.Builder settled = Timer.builder("shop.order.settled")
            .description("From the acceptance of an order to its payment or rejection")
            .serviceLevelObjectives(SETTLED_WITHIN);
    private Timer timer;

    /** @param stockChanged is told the products whose stock was given back, after the commit */
    public PaymentWorker(Database database, Payments payments, Outbox outbox, LongConsumer stockChanged, Clock clock) {
        this.orders = new JdbcOrders(database);
        this.database = database;
        this.payments = payments;
        this.outbox = outbox;
        this.stockChanged = stockChanged;
        this.clock = clock;
    }

    @Override
    public void handle(byte[] value) {
        json.orderEvent(value).ifPresent(event -> {
            if (event instanceof OrderEvent.Placed placed) {
                settle(placed);
            }
        });
    }

    private void settle(OrderEvent.Placed placed) {
        if (database.query(
                connection -> processed.contains(connection, placed.head().eventId()))) {
            return;
        }
        // tag::settle[]
        try {
            String chargeId = payments.charge(placed.totalCents(), placed.paymentKey());
            once(placed, transaction -> pay(transaction, placed, chargeId));
        } catch (OrderRefused refusal) {
            once(placed, transaction -> reject(transaction, placed, refusal.getMessage()));
            placed.lines().forEach(line -> stockChanged.accept(line.productId()));
        }
        // end::settle[]
    }

    @FunctionalInterface
    private interface Effect {
        void make(Connection transaction) throws SQLException;
    }

    private void once(OrderEvent.Placed placed, Effect effect) {
        // exercise 6.2: begin
        boolean first = database.transaction(transaction -> {
            if (!processed.claim(transaction, placed.head().eventId())) {
                return false;
            }
            effect.make(transaction);
            return true;
        });
        if (first) {
            timer.record(Duration.between(placed.head().occurredAt(), clock.instant()));
        }
        // exercise 6.2: end
        // starter: database.transaction(transaction -> {
        // starter:     effect.make(transaction);
        // starter:     return true;
        // starter: });
        // starter: timer.record(Duration.between(placed.head().occurredAt(), clock.instant()));
    }

    private void pay(Connection transaction, OrderEvent.Placed placed, String chargeId) throws SQLException {
        if (orders.pay(transaction, placed.head().orderId(), chargeId)) {
            tell(transaction, placed, new OrderEvent.Paid(next(placed), chargeId), EmailRequest.Kind.ORDER_PAID);
        }
    }

    private void reject(Connection transaction, OrderEvent.Placed placed, String reason) throws SQLException {
        if (orders.reject(transaction, placed.head().orderId())) {
            stock.giveBack(transaction, placed.lines()); // sorted by product, as they were taken: no deadlock
            tell(transaction, placed, new OrderEvent.Rejected(next(placed), reason), EmailRequest.Kind.ORDER_REJECTED);
        }
    }

    private Head next(OrderEvent.Placed placed) {
        return placed.head().next(now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void tell(Connection transaction, OrderEvent.Placed placed, OrderEvent outcome, EmailRequest.Kind mail)
            throws SQLException {
        String key = String.valueOf(placed.head().orderId());
        EmailRequest request = new EmailRequest(outcome.head(), mail, placed.userId(), placed.totalCents());
        outbox.add(
                transaction,
                new Message(Topics.ORDER_EVENTS, key, json.write(outcome)),
                new Message(Topics.EMAIL_REQUESTS, key, json.write(request)));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        timer = settled.register(registry);
    }
}
