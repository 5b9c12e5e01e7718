package shop.web;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
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

/** What every step's description of its API has in common: it says what the program does. */
public abstract class OpenApiContract {

    private static final Set<Class<?>> SHOP_RECORDS = Set.of(
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
            Problem.class);

    private JsonNode description;
    private JsonShape shape;

    /** A shop with the description. */
    protected abstract RunningShop open() throws SQLException;

    /** Adds the described routes. */
    protected abstract void register(JavalinConfig config);

    /** What the schemas describe by its name beyond the shop's own records. */
    protected Set<Class<?>> addedRecords() {
        return Set.of();
    }

    @BeforeEach
    void read() throws Exception {
        try (RunningShop shop = open()) {
            description = RunningShop.json(shop.get("/openapi.json"));
        }
        shape = new JsonShape(description);
    }

    @Test
    void everyRouteIsDescribed_andEveryDescribedOperationHasARoute() {
        Set<String> routes = Javalin.create(this::register).unsafe.internalRouter.allHttpHandlers().stream()
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
        Map<String, Class<?>> records = Stream.concat(SHOP_RECORDS.stream(), addedRecords().stream())
                .collect(toMap(Class::getSimpleName, Function.identity()));
        Set<String> expected = new TreeSet<>(records.keySet());
        expected.addAll(List.of("UserPage", "ProductPage", "OrderPage", "OrderStatus"));
        assertThat(names(schemas())).isEqualTo(expected);

        records.forEach((name, record) -> assertThat(names(schemas().get(name).get("properties")))
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

    /** Holds an answer against the description of its status. */
    protected void assertShape(String path, String method, int status, HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode response = shape.resolved(
                description.get("paths").get(path).get(method).get("responses").get(String.valueOf(status)));
        JsonNode content = response.get("content").get(RunningShop.header(answer, "Content-Type"));
        assertThat(content).as(path).isNotNull();
        assertThat(shape.faults(content.get("schema"), RunningShop.json(answer)))
                .as(answer.body())
                .isEmpty();
    }

    private JsonNode schemas() {
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
