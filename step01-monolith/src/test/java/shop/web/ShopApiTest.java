package shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.checkout.HttpPayments;
import shop.engines.payment.PaymentEngine;
import shop.engines.payment.PaymentSettings;
import shop.engines.process.ProcessGuard;

/** The shop's calls over HTTP, with a real store and a real payment provider. */
class ShopApiTest {
    private static final PaymentSettings QUICK = PaymentSettings.standard().withLatencyMs(0);

    private static ProcessGuard guard;
    private static PaymentEngine provider;
    private RunningShop shop;

    @BeforeAll
    static void startProvider() {
        guard = new ProcessGuard();
        provider = new PaymentEngine(guard, QUICK);
        provider.start();
    }

    @AfterAll
    static void stopProvider() {
        provider.close();
        guard.close();
    }

    @BeforeEach
    void open() throws SQLException {
        provider.settings(QUICK);
        shop = new RunningShop(new HttpPayments(URI.create(provider.address()), Duration.ofSeconds(10)));
    }

    @AfterEach
    void close() throws SQLException {
        shop.close();
    }

    @Test
    void newUser_isFoundAtItsLocation() throws Exception {
        var created = shop.post("/users", "{\"name\":\" Ada \",\"email\":\"ada@shop.example\"}");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(RunningShop.header(created, "Content-Type")).isEqualTo("application/json");
        var found = shop.get(RunningShop.header(created, "Location"));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).isEqualTo(created.body());
        assertThat(RunningShop.json(found).get("name").textValue()).isEqualTo("Ada");
    }

    @Test
    void secondUserWithTheSameEmail_isAConflict() throws Exception {
        addUser("ada@shop.example");

        var second = shop.post("/users", "{\"name\":\"Ada\",\"email\":\"ADA@shop.example\"}");

        assertProblem(second, 409, "duplicate-email");
    }

    @Test
    void newProduct_isFoundAtItsLocation() throws Exception {
        var created = shop.post("/products", "{\"name\":\"Teapot\",\"priceCents\":1999,\"stock\":7}");

        assertThat(created.statusCode()).isEqualTo(201);
        var found = RunningShop.json(shop.get(RunningShop.header(created, "Location")));
        assertThat(found.get("priceCents").longValue()).isEqualTo(1999);
        assertThat(found.get("stock").intValue()).isEqualTo(7);
    }

    @Test
    void unknownIds_areNotFound() throws Exception {
        for (String path : List.of("/users/9", "/products/9", "/orders/9", "/users/9/orders")) {
            assertThat(shop.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void pagesFollowedByTheirLinks_haveEveryProductOnce() throws Exception {
        List<Long> added = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            added.add(addProduct(1));
        }

        List<Long> listed = new ArrayList<>();
        String next = "/products?limit=2";
        while (next != null) {
            var page = shop.get(next);
            RunningShop.json(page)
                    .get("items")
                    .forEach(item -> listed.add(item.get("id").longValue()));
            next = nextLink(page);
        }

        assertThat(listed).isEqualTo(added);
    }

    @Test
    void pageWithoutParameters_hasTwentyItems() throws Exception {
        for (int i = 0; i < 21; i++) {
            addUser("user" + i + "@shop.example");
        }

        var page = RunningShop.json(shop.get("/users"));

        assertThat(page.get("items")).hasSize(20);
        assertThat(page.get("next").longValue())
                .isEqualTo(page.get("items").get(19).get("id").longValue());
    }

    @Test
    void lastPage_saysThatNothingFollows() throws Exception {
        addProduct(1);

        var page = shop.get("/products");

        assertThat(RunningShop.json(page).get("next").isNull()).isTrue();
        assertThat(RunningShop.header(page, "Link")).isNull();
    }

    @Test
    void paidOrder_isFoundAtItsLocationAndWithItsUser() throws Exception {
        long user = addUser("ada@shop.example");
        long product = addProduct(5);

        var created = order(user, product, 2);

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        JsonNode order = RunningShop.json(created);
        assertThat(order.get("status").textValue()).isEqualTo("PAID");
        assertThat(order.get("totalCents").longValue()).isEqualTo(200);
        assertThat(Instant.parse(order.get("createdAt").textValue()))
                .isBefore(Instant.now().plusSeconds(1));
        assertThat(RunningShop.json(shop.get(RunningShop.header(created, "Location"))))
                .isEqualTo(order);
        assertThat(RunningShop.json(shop.get("/users/" + user + "/orders")).get("items"))
                .containsExactly(order);
    }

    @Test
    void bestsellers_areNotTakenForAnId() throws Exception {
        long product = addProduct(5);
        order(addUser("ada@shop.example"), product, 3);

        var bestsellers = RunningShop.json(shop.get("/products/bestsellers"));

        assertThat(bestsellers).hasSize(1);
        assertThat(bestsellers.get(0).get("productId").longValue()).isEqualTo(product);
        assertThat(bestsellers.get(0).get("unitsSold").longValue()).isEqualTo(3);
    }

    @Test
    void sameKeyAndOrder_getTheSameAnswer() throws Exception {
        String order = orderJson(addUser("ada@shop.example"), addProduct(5), 1);
        var first = shop.post("/orders", order, "Idempotency-Key", "k-1");

        var second = shop.post("/orders", order, "Idempotency-Key", "k-1");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(RunningShop.header(second, "Location")).isEqualTo(RunningShop.header(first, "Location"));
    }

    @Test
    void sameKeyForAnotherOrder_isRefused() throws Exception {
        long user = addUser("ada@shop.example");
        long product = addProduct(5);
        shop.post("/orders", orderJson(user, product, 1), "Idempotency-Key", "k-2");

        var other = shop.post("/orders", orderJson(user, product, 2), "Idempotency-Key", "k-2");

        assertProblem(other, 422, "idempotency-key-reused");
    }

    @Test
    void longestKey_isTaken() throws Exception {
        String order = orderJson(addUser("ada@shop.example"), addProduct(5), 1);

        assertThat(shop.post("/orders", order, "Idempotency-Key", "~".repeat(255))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void orderOfAnUnknownUserOrProduct_isNotPossible() throws Exception {
        long user = addUser("ada@shop.example");
        long product = addProduct(5);

        assertProblem(order(user + 1, product, 1), 422, "unknown-user");
        assertProblem(order(user, product + 1, 1), 422, "unknown-product");
    }

    @Test
    void orderOfMoreThanThereIs_isAConflict() throws Exception {
        assertProblem(order(addUser("ada@shop.example"), addProduct(1), 2), 409, "out-of-stock");
    }

    @Test
    void refusedPayment_isAskedFor() throws Exception {
        provider.settings(QUICK.withFailureRate(1));

        assertProblem(order(addUser("ada@shop.example"), addProduct(1), 1), 402, "payment-refused");
    }

    @Test
    void outageOfTheProvider_isWorthARetry() throws Exception {
        provider.settings(QUICK.withOutage(true));

        var refused = order(addUser("ada@shop.example"), addProduct(1), 1);

        assertProblem(refused, 503, "payment-unavailable");
        assertThat(RunningShop.header(refused, "Retry-After")).isEqualTo("1");
    }

    @Test
    void bodyInChunks_isTaken() throws Exception {
        var user =
                BodyPublishers.ofByteArrays(List.of("{\"name\":\"Ada\",".getBytes(), "\"email\":\"a@b\"}".getBytes()));

        var created = shop.send(shop.request("/users")
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(user));

        assertThat(created.statusCode()).isEqualTo(201);
    }

    private static String nextLink(HttpResponse<String> page) {
        String link = RunningShop.header(page, "Link");
        if (link == null) {
            return null;
        }
        assertThat(link).matches("</products\\?after=\\d+&limit=2>; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }

    private static void assertProblem(HttpResponse<String> response, int status, String name) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(RunningShop.header(response, "Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = RunningShop.json(response);
        assertThat(problem.get("type").textValue()).isEqualTo("urn:problem-type:shop:" + name);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.has("errors")).isFalse();
    }

    private long addUser(String email) throws Exception {
        var created = shop.post("/users", "{\"name\":\"Ada\",\"email\":\"" + email + "\"}");
        return RunningShop.json(created).get("id").longValue();
    }

    private long addProduct(int stock) throws Exception {
        var created = shop.post("/products", "{\"name\":\"Teapot\",\"priceCents\":100,\"stock\":" + stock + "}");
        return RunningShop.json(created).get("id").longValue();
    }

    private HttpResponse<String> order(long user, long product, int quantity) throws Exception {
        return shop.post("/orders", orderJson(user, product, quantity));
    }

    private static String orderJson(long user, long product, int quantity) {
        return "{\"userId\":%d,\"lines\":[{\"productId\":%d,\"quantity\":%d}]}".formatted(user, product, quantity);
    }
}
