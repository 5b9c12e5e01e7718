package shop.web;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A request with wrong fields is told about all of them, and about nothing else. */
@Tag("exercise-1.1")
class InvalidFieldsTest {
    private static RunningShop shop;

    @BeforeAll
    static void start() throws SQLException {
        shop = new RunningShop(RunningShop.noPayments());
    }

    @AfterAll
    static void stop() throws SQLException {
        shop.close();
    }

    @ParameterizedTest
    @MethodSource({"users", "products", "orders"})
    void wrongFields_areAllNamed(String path, String body, List<String> fields) throws Exception {
        var response = shop.post(path, body);

        assertThat(response.statusCode())
                .as("answer to %s: %s", body, response.body())
                .isEqualTo(400);
        List<String> named = new ArrayList<>();
        for (var error : RunningShop.json(response).get("errors")) {
            named.add(error.get("field").textValue());
            assertThat(error.get("message").textValue()).isNotBlank();
        }
        assertThat(named).containsExactlyElementsOf(fields);
    }

    @ParameterizedTest
    @MethodSource("soundBodies")
    void fieldsAtTheirBounds_areTaken(String path, String body) throws Exception {
        var response = shop.post(path, body);

        assertThat(response.statusCode())
                .as("answer to %s: %s", body, response.body())
                .isEqualTo(201);
    }

    static Stream<Arguments> users() {
        return Stream.of(
                wrong("/users", "{}", "name", "email"),
                wrong("/users", "{'name':null,'email':null}", "name", "email"),
                wrong("/users", "{'name':1,'email':true}", "name", "email"),
                wrong("/users", "{'name':['a'],'email':{}}", "name", "email"),
                wrong("/users", "{'name':' \\t ','email':''}", "name", "email"),
                wrong("/users", user("x".repeat(201), "a@b"), "name"),
                wrong("/users", user("a\\u0000b", "a@b"), "name"),
                wrong("/users", user("a\\u001bb", "a@b"), "name"),
                wrong("/users", user("a\\u0085b", "a@b"), "name"),
                wrong("/users", user("a\\ud800b", "a@b"), "name"),
                wrong("/users", user("a\\ude00\\ud83db", "a@b"), "name"),
                wrong("/users", user("Ada", "a"), "email"),
                wrong("/users", user("Ada", "@b"), "email"),
                wrong("/users", user("Ada", "a@"), "email"),
                wrong("/users", user("Ada", "a@b@c"), "email"),
                wrong("/users", user("Ada", "a b@c"), "email"),
                wrong("/users", user("Ada", "a".repeat(253) + "@b"), "email"),
                wrong("/users", "{'name':'Ada','email':'a@b','admin':true,'a b':1}", "admin", "?"),
                wrong("/users", "{'Name':'Ada'}", "name", "email", "Name"));
    }

    static Stream<Arguments> products() {
        return Stream.of(
                wrong("/products", "{}", "name", "priceCents", "stock"),
                wrong("/products", "{'name':null,'priceCents':null,'stock':null}", "name", "priceCents", "stock"),
                wrong("/products", product("'1'", "'1'"), "priceCents", "stock"),
                wrong("/products", product("1.0", "1.5"), "priceCents", "stock"),
                wrong("/products", product("1e2", "1E400"), "priceCents", "stock"),
                wrong("/products", product("true", "[]"), "priceCents", "stock"),
                wrong("/products", product("-1", "-1"), "priceCents", "stock"),
                wrong("/products", product("100000001", "1000001"), "priceCents", "stock"),
                wrong("/products", product("99999999999999999999", "4294967296"), "priceCents", "stock"));
    }

    static Stream<Arguments> orders() {
        return Stream.of(
                wrong("/orders", "{}", "userId", "lines"),
                wrong("/orders", "{'userId':'1','lines':{}}", "userId", "lines"),
                wrong("/orders", order("0", "[]"), "userId", "lines"),
                wrong("/orders", order("1", "null"), "lines"),
                wrong("/orders", order("1", lines(51)), "lines"),
                wrong("/orders", order("1", "[1,null,[]]"), "lines[0]", "lines[1]", "lines[2]"),
                wrong("/orders", order("1", "[{}]"), "lines[0].productId", "lines[0].quantity"),
                wrong(
                        "/orders",
                        order("1", "[{'productId':0,'quantity':0},{'productId':0,'quantity':1001,'price':1}]"),
                        "lines[0].productId",
                        "lines[0].quantity",
                        "lines[1].productId",
                        "lines[1].quantity",
                        "lines[1].price"),
                wrong(
                        "/orders",
                        order("1", "[{'productId':5,'quantity':1},{'productId':5,'quantity':1}]"),
                        "lines[1].productId"),
                wrong("/orders", order("9223372036854775808", lines(50)), "userId"));
    }

    static Stream<Arguments> soundBodies() {
        return Stream.of(
                arguments("/users", json(user("x".repeat(200), "a".repeat(252) + "@b"))),
                arguments("/users", json(user("  \\ud83d\\ude00 ", "smile@shop.example"))),
                arguments("/products", json(product("0", "0"))),
                arguments("/products", json(product("100000000", "1000000"))));
    }

    private static Arguments wrong(String path, String body, String... fields) {
        return arguments(path, json(body), List.of(fields));
    }

    private static String json(String withSingleQuotes) {
        return withSingleQuotes.replace('\'', '"');
    }

    private static String user(String name, String email) {
        return "{'name':'%s','email':'%s'}".formatted(name, email);
    }

    private static String product(String priceCents, String stock) {
        return "{'name':'Teapot','priceCents':%s,'stock':%s}".formatted(priceCents, stock);
    }

    private static String order(String userId, String lines) {
        return "{'userId':%s,'lines':%s}".formatted(userId, lines);
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj("{'productId':%d,'quantity':1}"::formatted)
                .collect(joining(",", "[", "]"));
    }
}
