package shop.events.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.events.log.Slice;
import shop.events.order.OrderEvent;
import shop.model.Bestseller;
import shop.model.Order;
import shop.model.OrderStatus;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.Query;

/** The read models after events in whatever order. */
class OrderProjectionTest extends OnPostgres {

    private final SampleShop shop = new SampleShop(engine);
    private final Truth truth = new Truth(shop.database);
    private final Topic topic = new Topic();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final OrderProjection projection = new OrderProjection(shop.database);

    @BeforeEach
    void begin() {
        projection.bindTo(metrics);
        new ViewBase(shop.database).begin(false);
    }

    @ParameterizedTest
    @EnumSource
    void orderInEveryStatus_isInTheViewsAsInItsRows(OrderStatus status) {
        topic.add(0, SampleShop.events(shop.order(status)));

        topic.readBy(projection);

        truth.assertEqualToViews();
    }

    @Test
    void bestsellers_areThoseOfOrdersThatWereNotRejected() {
        for (OrderStatus status : OrderStatus.values()) {
            topic.add(0, SampleShop.events(shop.order(status)));
        }

        topic.readBy(projection);

        assertThat(new ViewedCatalog(new JdbcCatalog(shop.database), shop.database).bestsellers())
                .containsExactly(
                        new Bestseller(shop.products.get(1), "Saucer", 6),
                        new Bestseller(shop.products.get(0), "Cup", 4));
    }

    @Test
    void productWhoseOnlyOrderIsRejected_isNoBestseller() {
        topic.add(0, SampleShop.events(shop.order(OrderStatus.REJECTED)));

        topic.readBy(projection);

        assertThat(new ViewedCatalog(new JdbcCatalog(shop.database), shop.database).bestsellers())
                .isEmpty();
    }

    /** All orders of the two events of an order, each twice. */
    static Stream<List<Integer>> deliveries() {
        return Stream.of(
                List.of(0, 1, 0, 1),
                List.of(0, 0, 1, 1),
                List.of(0, 1, 1, 0),
                List.of(1, 0, 0, 1),
                List.of(1, 0, 1, 0),
                List.of(1, 1, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void eventsThatComeAgainAndOutOfOrder_countOnce_inOneBatch(List<Integer> delivery) {
        for (OrderEvent[] events : settledOrders()) {
            delivery.forEach(event -> topic.add(0, events[event]));
        }

        topic.readBy(projection);

        truth.assertEqualToViews();
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void eventsThatComeAgainAndOutOfOrder_countOnce_inManyBatches(List<Integer> delivery) {
        for (OrderEvent[] events : settledOrders()) {
            for (int event : delivery) {
                topic.add(0, events[event]);
                topic.readBy(projection);
            }
        }

        truth.assertEqualToViews();
    }

    private List<OrderEvent[]> settledOrders() {
        return Stream.of(OrderStatus.PAID, OrderStatus.REJECTED)
                .map(shop::order)
                .map(SampleShop::events)
                .toList();
    }

    @Test
    void outcomeOfAnUnknownOrder_isNotShown() {
        Order order = shop.order(OrderStatus.PAID);
        topic.add(0, SampleShop.events(order)[1]);

        topic.readBy(projection);

        assertThat(new ViewedOrders(new JdbcOrders(shop.database), shop.database)
                        .ofUser(shop.user, 0, 10)
                        .items())
                .isEmpty();
    }

    @Test
    void recordsThatAreNoEvents_areLeftOut_andCounted_andThoseBehindThemGoOn() {
        topic.add(0, "");
        topic.add(0, "{\"type\":\"order-placed\",\"version\":99}");
        topic.add(0, "{\"type\":\"order-wrapped\",\"version\":1}");
        topic.add(0, SampleShop.events(shop.order(OrderStatus.PAID)));

        topic.readBy(projection);

        truth.assertEqualToViews();
        assertThat(metrics.get("shop.views.left.out").counter().count()).isEqualTo(2);
        assertThat(metrics.get("shop.views.events").counter().count()).isEqualTo(2);
    }

    @Test
    void sliceThatBeginsElsewhere_hasNoEffect_andTheOthersOfItsBatchHave() {
        topic.add(0, SampleShop.events(shop.order(OrderStatus.PAID)));
        topic.readBy(projection);
        topic.add(1, SampleShop.events(shop.order(OrderStatus.PENDING)));
        assertThat(projection.places(Set.of(0, 1))).containsEntry(0, 2L).containsEntry(1, 0L);

        Set<Integer> movedOn = projection.apply(List.of(topic.from(0, 0), topic.from(1, 0)));

        assertThat(movedOn).containsExactly(1);
        assertThat(projection.places(Set.of(0, 1))).containsEntry(0, 2L).containsEntry(1, 1L);
        truth.assertEqualToViews();
    }

    @Test
    void sameRecordsReadByManyAtOnce_countOnce() throws Exception {
        for (int i = 0; i < 50; i++) {
            topic.add(0, SampleShop.events(shop.order(OrderStatus.values()[i % 3])));
        }
        projection.places(Set.of(0));
        Slice all = topic.from(0, 0);
        List<Set<Integer>> movedOn = atOnce(Collections.nCopies(4, () -> projection.apply(List.of(all))));

        assertThat(movedOn).containsOnlyOnce(Set.of(0)).contains(Set.of(), Set.of(), Set.of());
        truth.assertEqualToViews();
    }

    @Test
    void eventsOfAnOrderInSeveralPartitionsReadAtTheSameTime_countOnce() throws Exception {
        // As when the topic got more partitions in between: those of a key are no longer together.
        for (int i = 0; i < 50; i++) {
            OrderEvent[] events = SampleShop.events(shop.order(i % 2 == 0 ? OrderStatus.PAID : OrderStatus.REJECTED));
            topic.add(0, events[0]);
            topic.add(1, events[1]);
        }
        projection.places(Set.of(0, 1));

        atOnce(List.of(
                () -> projection.apply(List.of(topic.from(0, 0))), () -> projection.apply(List.of(topic.from(1, 0)))));

        truth.assertEqualToViews();
    }

    @Test
    @Tag("exercise-6.4")
    void rebuild_readsEverythingAnew_alsoByOneThatWasInTheMiddle() {
        topic.add(0, SampleShop.events(shop.order(OrderStatus.PAID)));
        topic.add(0, SampleShop.events(shop.order(OrderStatus.REJECTED)));
        topic.readBy(projection);
        spoil();
        topic.add(0, SampleShop.events(shop.order(OrderStatus.PENDING)));

        new ViewBase(shop.database).rebuild();

        assertThat(projection.apply(List.of(topic.from(0, 4)))).isEmpty();
        topic.readBy(projection);
        truth.assertEqualToViews();
    }

    private void spoil() {
        for (String sql : List.of("UPDATE product_sales SET units = 7", "DELETE FROM order_history WHERE id = 1")) {
            shop.database.query(connection -> new Query(sql).update(connection));
        }
    }

    @ParameterizedTest
    @Tag("exercise-6.4")
    @ValueSource(ints = {1, 4})
    void rebuildsAndReadersAtTheSameTime_endWithTheTruth(int readers) throws Exception {
        for (int i = 0; i < 40; i++) {
            topic.add(i % 2, SampleShop.events(shop.order(OrderStatus.values()[i % 3])));
        }
        ViewBase views = new ViewBase(shop.database);
        List<Callable<Boolean>> work = new ArrayList<>(Collections.nCopies(readers, () -> {
            for (int i = 0; i < 20; i++) {
                topic.readBy(projection);
            }
            return true;
        }));
        work.add(() -> {
            for (int i = 0; i < 10; i++) {
                views.rebuild();
            }
            return true;
        });

        Throwable failure = catchThrowable(() -> atOnce(work));

        assertThat(failure == null ? null : Throwables.getRootCause(failure))
                .as("what stopped a rebuild or a reader")
                .isNull();
        topic.readBy(projection);
        truth.assertEqualToViews();
    }
}
