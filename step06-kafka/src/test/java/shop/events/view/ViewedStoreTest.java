package shop.events.view;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import shop.events.order.WholeOrder;
import shop.store.Catalog;
import shop.store.CatalogContract;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.Orders;
import shop.store.OrdersContract;
import shop.store.Query;

/** The catalog and the orders on the read models answer as those on the tables, once the events are read. */
class ViewedStoreTest extends OnPostgres {

    private static final Query UNTOLD = new Query("""
            SELECT id, user_id, status, total_cents, charge_id, created_at_ms, lines
            FROM whole_orders WHERE id NOT IN (SELECT id FROM order_history)
            """);

    private static final Topic TOPIC = new Topic();
    private static Database database;

    @BeforeAll
    static void openShop() {
        database = new SampleShop(engine).database;
    }

    /** Has the read models told of the orders that are new. */
    private static void tellOrders() {
        OrderProjection projection = new OrderProjection(database);
        projection.bindTo(new SimpleMeterRegistry());
        database.query(connection -> UNTOLD.list(connection, WholeOrder::fromRow))
                .forEach(order -> TOPIC.add(0, SampleShop.events(order)));
        TOPIC.readBy(projection);
    }

    @Nested
    class CatalogTest extends CatalogContract {
        @Override
        protected Database database() {
            return database;
        }

        @Override
        protected Catalog catalog() {
            tellOrders();
            return new ViewedCatalog(new JdbcCatalog(database), database);
        }
    }

    @Nested
    class OrdersTest extends OrdersContract {
        @Override
        protected Database database() {
            return database;
        }

        @Override
        protected Orders orders() {
            tellOrders();
            return new ViewedOrders(new JdbcOrders(database), database);
        }
    }
}
