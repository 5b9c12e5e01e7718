package shop.web;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shop.model.BasketLine;
import shop.model.Bestseller;
import shop.model.NewOrder;
import shop.model.NewProduct;
import shop.model.NewUser;
import shop.model.Order;
import shop.model.OrderLine;
import shop.model.OrderStatus;
import shop.model.Page;
import shop.model.Product;
import shop.model.User;

/** Holds the API's description against the program. */
class OpenApiTest {
    private static final Map<String, Class<?>> RECORDS = Stream.of(
                    BasketLine.class,
                    Bestseller.class,
                    NewOrder.class,
                    NewProduct.class,
                    NewUser.class,
                    Order.class,
                    OrderLine.class,
                    Product.class,
                    User.class,
                    FieldError.class,
                    Problem.class)
            .collect(toMap(Class::getSimpleName, Function.identity()));

    private static JsonNode description;
    private static JsonShape shape;

    @BeforeAll
    static void read() throws IOException {
        try (var json = ApiDocs.class.getResourceAsStream("openapi.json")) {
            description = new ObjectMapper().readTree(json);
        }
        shape = new JsonShape(description);
    }

    @Test
    void everyRouteIsDescribed_andEveryDescribedOperationHasARoute() {
        var api = new ShopApi(null, null, null, null);
        Set<String> routes = Javalin.create(api::register).unsafe.internalRouter.allHttpHandlers().stream()
                .map(route -> route.endpoint.method.name() + " " + route.endpoint.path)
                .collect(toSet());

        Set<String> described = new HashSet<>();
        for (var path : description.get("paths").properties()) {
            names(path.getValue()).forEach(method -> described.add(method.toUpperCase() + " " + path.getKey()));
        }

        assertThat(described).isEqualTo(routes);
    }

    @Test
    void everySchema_hasTheComponentsOfItsRecord() {
        Set<String> expected = new TreeSet<>(RECORDS.keySet());
        expected.addAll(List.of("UserPage", "ProductPage", "OrderPage", "OrderStatus"));
        assertThat(names(schemas())).isEqualTo(expected);

        RECORDS.forEach((name, record) -> assertThat(names(schemas().get(name).get("properties")))
                .as(name)
                .isEqualTo(components(record)));
        for (String page : List.of("UserPage", "ProductPage", "OrderPage")) {
            assertThat(names(schemas().get(page).get("properties"))).as(page).isEqualTo(components(Page.class));
        }
    }

    @Test
    void statusesOfOrders_areAllDescribed() {
        List<String> described = new ArrayList<>();
        schemas().get("OrderStatus").get("enum").forEach(status -> described.add(status.textValue()));

        assertThat(described)
                .containsExactlyElementsOf(
                        Stream.of(OrderStatus.values()).map(Enum::name).toList());
    }

    @Test
    void everyReference_leadsSomewhere() {
        List<String> references = description.findValuesAsText("$ref");

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                description.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everyExample_hasTheShapeOfItsSchema() {
        List<JsonNode> contents = new ArrayList<>();
        description.findValues("application/json").forEach(contents::add);
        description.findValues("application/problem+json").forEach(contents::add);

        assertThat(contents).hasSizeGreaterThan(20).allSatisfy(content -> {
            List<JsonNode> examples = content.has("example")
                    ? List.of(content.get("example"))
                    : content.get("examples").findValues("value");
            assertThat(examples).isNotEmpty();
            examples.forEach(example ->
                    assertThat(shape.faults(content.get("schema"), example)).isEmpty());
        });
    }

    @Test
    void everyAnswer_hasTheDescribedShape() throws Exception {
        try (var shop = new RunningShop((amountCents, key) -> "charge of " + amountCents)) {
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

    private static void assertShape(String path, String method, int status, HttpResponse<String> answer)
            throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode response = shape.resolved(
                description.get("paths").get(path).get(method).get("responses").get(String.valueOf(status)));
        JsonNode content = response.get("content").get(RunningShop.header(answer, "Content-Type"));
        assertThat(content).as(path).isNotNull();
        assertThat(shape.faults(content.get("schema"), RunningShop.json(answer)))
                .as(answer.body())
                .isEmpty();
    }

    private static JsonNode schemas() {
        return description.get("components").get("schemas");
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> components(Class<?> record) {
        return Stream.of(record.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(toSet());
    }
}
