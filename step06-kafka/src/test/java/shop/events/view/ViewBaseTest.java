package shop.events.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.config.ConfigurationFault;
import shop.model.Order;
import shop.model.OrderStatus;

/** The orders that have no events are in the read models all the same, each once. */
class ViewBaseTest extends OnPostgres {

    private final SampleShop shop = new SampleShop(engine);
    private final Truth truth = new Truth(shop.database);
    private final Topic topic = new Topic();
    private final OrderProjection projection = new OrderProjection(shop.database);
    private final ViewBase views = new ViewBase(shop.database);

    @BeforeEach
    void takeOldOrders() {
        projection.bindTo(new SimpleMeterRegistry());
        for (OrderStatus status : OrderStatus.values()) {
            shop.order(status);
        }
    }

    @Test
    @Tag("exercise-6.4")
    void oldOrders_areInTheViewsAsInTheirRows() {
        views.begin(false);

        truth.assertEqualToViews();
    }

    @Test
    void replicasThatStartAtOnce_andLater_makeItOnce() throws Exception {
        atOnce(Collections.nCopies(4, () -> {
            views.begin(false);
            truth.assertEqualToViews();
            return true;
        }));
        Order placed = shop.order(OrderStatus.PAID);

        views.begin(false);

        topic.add(0, SampleShop.events(placed));
        topic.readBy(projection);
        truth.assertEqualToViews();
    }

    @Test
    void workerThatStartedFirst_goesOnFromIt() {
        assertThat(projection.places(Set.of(0))).containsEntry(0, 0L);

        views.begin(false);

        topic.add(0, SampleShop.events(shop.order(OrderStatus.PAID)));
        topic.readBy(projection);
        truth.assertEqualToViews();
    }

    @Test
    void shopThatStartedEmptyAndIsFilledLater_hasItsSampleOrdersInTheViews() {
        SampleShop empty = new SampleShop(engine);
        ViewBase itsViews = new ViewBase(empty.database);
        itsViews.begin(false);
        empty.order(OrderStatus.PAID);

        itsViews.begin(true);
        itsViews.begin(true);

        new Truth(empty.database).assertEqualToViews();
    }

    @Test
    @Tag("exercise-6.4")
    void rebuild_beginsWithItAgain() {
        views.begin(false);
        topic.add(0, SampleShop.events(shop.order(OrderStatus.PAID)));
        topic.readBy(projection);

        views.rebuild();

        topic.readBy(projection);
        truth.assertEqualToViews();
    }

    @Test
    void rebuildOfAShopThatNeverStarted_isRefused() {
        assertThatThrownBy(views::rebuild)
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageStartingWith("DATABASE_URL: step 6 was never started on this shop");
    }
}
