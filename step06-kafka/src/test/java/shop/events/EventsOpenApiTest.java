package shop.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shop.edge.Session;
import shop.edge.SessionApi;
import shop.events.order.AcceptingCheckout;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.JdbcUsers;
import shop.web.OpenApiContract;
import shop.web.RunningShop;
import shop.web.ShopApi;
import shop.web.ShopServer;

class EventsOpenApiTest extends OpenApiContract {

    private static final String ORDER = "{\"userId\":1,\"lines\":[{\"productId\":1,\"quantity\":1}]}";

    @Override
    protected RunningShop open() throws SQLException {
        return new RunningShop(EventsOpenApiTest::server);
    }

    private static Javalin server(Database database) {
        ShopApi api = new ShopApi(
                new JdbcUsers(database),
                new JdbcCatalog(database),
                new JdbcOrders(database),
                new AcceptingCheckout(database, (transaction, event) -> {}, Clock.systemUTC()));
        return ShopServer.create(api, Main.docs(), EventsOpenApiTest::registerSessions);
    }

    @Override
    protected void register(JavalinConfig config) {
        new ShopApi(null, null, null, null).register(config);
        registerSessions(config);
    }

    private static void registerSessions(JavalinConfig config) {
        new SessionApi(null, null, null).register(config);
    }

    @Override
    protected Set<Class<?>> addedRecords() {
        return Set.of(Session.class);
    }

    @Test
    void acceptedOrder_hasTheDescribedShape() throws Exception {
        try (RunningShop shop = open()) {
            shop.post("/users", "{\"name\":\"Ada\",\"email\":\"ada@shop.example\"}");
            shop.post("/products", "{\"name\":\"Teapot\",\"priceCents\":1999,\"stock\":1}");

            assertShape("/orders", "post", 202, shop.post("/orders", ORDER));
            assertShape("/orders/{id}", "get", 200, shop.get("/orders/1"));
            assertShape("/orders", "post", 409, shop.post("/orders", ORDER));
        }
    }

    @Test
    void description_saysThatAnOrderIsSettledLater() throws Exception {
        try (RunningShop shop = open()) {
            var placing = RunningShop.json(shop.get("/openapi.json")).at("/paths/~1orders/post");

            assertThat(placing.get("description").textValue()).contains("The payment follows", "REJECTED");
            assertThat(placing.at("/responses/402/description").textValue()).startsWith("Only for");
        }
    }
}
