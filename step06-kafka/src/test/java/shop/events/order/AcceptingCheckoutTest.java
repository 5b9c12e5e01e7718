package shop.events.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.checkout.OrderRefused;
import shop.engines.process.ProcessGuard;
import shop.events.log.Outbox;
import shop.events.log.RealStore;
import shop.events.log.Topics;
import shop.model.BasketLine;
import shop.model.NewOrder;
import shop.model.Order;
import shop.model.OrderStatus;
import shop.store.SampleData;
import shop.store.StoreFailure;

/** An order and the event that tells of it: both are there, or neither. */
@Tag("exercise-6.1")
class AcceptingCheckoutTest {

    /** What a crash between the two would leave. */
    private record Tables(long orders, long stock, long events) {}

    private static final NewOrder ORDER = new NewOrder(1, List.of(new BasketLine(1, 2)));

    private static ProcessGuard guard;
    private static RealStore store;

    private final Outbox outbox = new Outbox(Clock.systemUTC());
    private final Optional<String> key = Optional.of(UUID.randomUUID().toString());
    private final Tables before = committed();

    @BeforeAll
    static void startPostgres() {
        guard = new ProcessGuard();
        store = new RealStore(guard);
        new SampleData(store.database()).fill(1);
    }

    @AfterAll
    static void stopEverything() {
        store.close();
        guard.close();
    }

    @Test
    void acceptedOrder_isPending_andToldInTheOutbox() throws Exception {
        Order order = checkout(outbox::add).place(ORDER, key);

        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        JsonNode event = told(order);
        assertThat(event.get("type").asText()).isEqualTo("order-placed");
        assertThat(event.get("orderId").asLong()).isEqualTo(order.id());
        assertThat(event.get("paymentKey").asText()).isEqualTo(key.orElseThrow());
        assertThat(committed()).isEqualTo(new Tables(before.orders + 1, before.stock - 2, before.events + 1));
    }

    @Test
    void orderWhoseEventCannotBeWritten_isNotPlaced() {
        AcceptingCheckout checkout = checkout((transaction, event) -> {
            outbox.add(transaction, event);
            throw new SQLException("as asked");
        });

        assertThatThrownBy(() -> checkout.place(ORDER, key)).isInstanceOf(StoreFailure.class);

        assertThat(committed())
                .as("what is in the tables, of which nobody will ever hear")
                .isEqualTo(before);
    }

    @Test
    void order_isSeenByOthers_whenItsEventIs() {
        AtomicReference<Tables> meanwhile = new AtomicReference<>();

        checkout((transaction, event) -> {
                    outbox.add(transaction, event);
                    meanwhile.set(committed());
                })
                .place(ORDER, key);

        assertThat(meanwhile.get())
                .as("what others see while the event is being written")
                .isEqualTo(before);
    }

    @Test
    void orderThatIsSentAgain_isToldOnce() {
        AcceptingCheckout checkout = checkout(outbox::add);

        Order order = checkout.place(ORDER, key);
        Order again = checkout.place(ORDER, key);

        assertThat(again.id()).isEqualTo(order.id());
        assertThat(committed().events).isEqualTo(before.events + 1);
    }

    @Test
    void orderThatIsRefused_isNotTold() {
        NewOrder tooMany = new NewOrder(1, List.of(new BasketLine(1, 1), new BasketLine(2, Integer.MAX_VALUE)));

        assertThatThrownBy(() -> checkout(outbox::add).place(tooMany, key)).isInstanceOf(OrderRefused.class);

        assertThat(committed()).isEqualTo(before);
    }

    private static AcceptingCheckout checkout(AcceptingCheckout.Announcement announcement) {
        return new AcceptingCheckout(store.database(), announcement, Clock.systemUTC());
    }

    private static Tables committed() {
        return new Tables(
                store.number("SELECT count(*) FROM orders"),
                store.number("SELECT sum(stock) FROM products"),
                store.number("SELECT count(*) FROM outbox"));
    }

    private static JsonNode told(Order order) throws Exception {
        List<String> values = store.column(
                String.class,
                "SELECT value FROM outbox WHERE topic = ? AND key = ?",
                Topics.ORDER_EVENTS,
                String.valueOf(order.id()));
        assertThat(values).as("the events of order %d", order.id()).hasSize(1);
        return new ObjectMapper().readTree(values.get(0));
    }
}
