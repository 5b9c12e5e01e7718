package shop.edge;

import io.javalin.config.JavalinConfig;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shop.web.OpenApiContract;
import shop.web.RunningShop;
import shop.web.ShopApi;

class EdgeOpenApiTest extends OpenApiContract {

    @Override
    protected RunningShop open() throws SQLException {
        return new ShopWithSessions().open();
    }

    @Override
    protected void register(JavalinConfig config) {
        new ShopApi(null, null, null, null).register(config);
        new SessionApi(null, null, null).register(config);
    }

    @Override
    protected Set<Class<?>> addedRecords() {
        return Set.of(Session.class);
    }

    @Test
    void answersThatHaveToDoWithSessions_haveTheDescribedShape() throws Exception {
        try (RunningShop shop = open()) {
            shop.post("/users", "{\"name\":\"Ada\",\"email\":\"ada@shop.example\"}");
            var session = shop.post("/sessions", "{\"email\":\"ada@shop.example\"}");
            String credentials =
                    "Bearer " + RunningShop.json(session).get("token").textValue();

            assertShape("/sessions", "post", 201, session);
            assertShape("/sessions", "post", 400, shop.post("/sessions", "{}"));
            assertShape("/sessions", "post", 401, shop.post("/sessions", "{\"email\":\"eve@shop.example\"}"));
            assertShape("/me", "get", 200, shop.send(shop.request("/me").header("Authorization", credentials)));
            assertShape("/me", "get", 401, shop.get("/me"));
            assertShape("/orders/{id}", "get", 401, shop.get("/orders/1"));
            String another = "/users/2/orders";
            assertShape(
                    "/users/{id}/orders",
                    "get",
                    403,
                    shop.send(shop.request(another).header("Authorization", credentials)));
            String order = "{\"userId\":2,\"lines\":[{\"productId\":1,\"quantity\":1}]}";
            assertShape("/orders", "post", 403, shop.post("/orders", order, "Authorization", credentials));
        }
    }
}
