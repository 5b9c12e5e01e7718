package shop.web;

import io.javalin.config.JavalinConfig;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OpenApiTest extends OpenApiContract {

    @Override
    protected RunningShop open() throws SQLException {
        return new RunningShop((amountCents, key) -> "charge of " + amountCents);
    }

    @Override
    protected void register(JavalinConfig config) {
        new ShopApi(null, null, null, null).register(config);
    }

    @Test
    void everyAnswer_hasTheDescribedShape() throws Exception {
        try (RunningShop shop = open()) {
            assertShape("/users", "post", 201, shop.post("/users", "{\"name\":\"Ada\",\"email\":\"a@b\"}"));
            assertShape(
                    "/products",
                    "post",
                    201,
                    shop.post("/products", "{\"name\":\"Teapot\",\"priceCents\":1999,\"stock\":7}"));
            String order = "{\"userId\":1,\"lines\":[{\"productId\":1,\"quantity\":2}]}";
            assertShape("/orders", "post", 201, shop.post("/orders", order));

            assertShape("/users/{id}", "get", 200, shop.get("/users/1"));
            assertShape("/users", "get", 200, shop.get("/users"));
            assertShape("/users/{id}/orders", "get", 200, shop.get("/users/1/orders"));
            assertShape("/products/{id}", "get", 200, shop.get("/products/1"));
            assertShape("/products", "get", 200, shop.get("/products"));
            assertShape("/products/bestsellers", "get", 200, shop.get("/products/bestsellers"));
            assertShape("/orders/{id}", "get", 200, shop.get("/orders/1"));

            assertShape("/users", "post", 400, shop.post("/users", "{}"));
            assertShape("/users", "post", 409, shop.post("/users", "{\"name\":\"Ada\",\"email\":\"a@b\"}"));
            assertShape("/orders", "post", 422, shop.post("/orders", order.replace("\"userId\":1", "\"userId\":9")));
            assertShape("/products/{id}", "get", 404, shop.get("/products/9"));
        }
    }
}
