package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.web.RunningShop.header;
import static shop.web.RunningShop.json;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.config.SettableClock;
import shop.web.RunningShop;

/** Login, and orders that are their user's only. */
class SessionApiTest {

    private final SettableClock clock = new SettableClock();
    private RunningShop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new ShopWithSessions(clock).open();
        shop.post("/users", "{\"name\":\"Ada\",\"email\":\"ada@shop.example\"}");
        shop.post("/users", "{\"name\":\"Eve\",\"email\":\"eve@shop.example\"}");
        shop.post("/products", "{\"name\":\"Teapot\",\"priceCents\":1999,\"stock\":7}");
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@shop.example", "Ada@Shop.Example", "  ada@shop.example "})
    void login_givesATokenForFifteenMinutes(String email) throws Exception {
        HttpResponse<String> answer = login(email);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(json(answer).get("userId").longValue()).isEqualTo(1);
        assertThat(json(answer).get("expiresAt").textValue())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(15)).toString());
    }

    @Test
    void me_isTheUserWhoLoggedIn_untilTheSessionIsOver() throws Exception {
        String eve = credentials("eve@shop.example");
        assertThat(json(get("/me", eve)).get("name").textValue()).isEqualTo("Eve");

        clock.forward(Duration.ofMinutes(15));

        assertThat(get("/me", eve).statusCode()).isEqualTo(401);
    }

    @Test
    void unknownUser_cannotLogIn() throws Exception {
        HttpResponse<String> answer = login("nobody@shop.example");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "WWW-Authenticate")).isEqualTo("Bearer realm=\"shop\"");
        assertThat(json(answer).get("detail").textValue()).isEqualTo("there is no user with this e-mail address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"email\":null}",
                "{\"email\":7}",
                "{\"email\":\"\"}",
                "{\"email\":\"ada\"}",
                "{\"email\":\"ada@shop.example\\u0000\"}",
                "{\"email\":\"ada@shop.example\",\"password\":\"x\"}"
            })
    void malformedLogin_isRefused(String body) throws Exception {
        assertThat(shop.post("/sessions", body).statusCode()).isEqualTo(400);
    }

    @Test
    void order_isPlacedAndShownForItsUserOnly() throws Exception {
        String ada = credentials("ada@shop.example");
        String eve = credentials("eve@shop.example");

        HttpResponse<String> placed = order(1, ada);

        assertThat(placed.statusCode()).isEqualTo(201);
        String place = header(placed, "Location");
        assertThat(get(place, ada).statusCode()).isEqualTo(200);
        assertThat(json(get("/users/1/orders", ada)).get("items")).hasSize(1);
        for (HttpResponse<String> refused : List.of(order(1, eve), get(place, eve), get("/users/1/orders", eve))) {
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
            assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
        }
        assertThat(json(get("/products/1", ada)).get("stock").intValue()).isEqualTo(6);
    }

    @Test
    void whoIsNotLoggedIn_learnsNothingOfOrders() throws Exception {
        order(1, credentials("ada@shop.example"));

        assertThat(shop.get("/orders/1").statusCode()).isEqualTo(401);
        assertThat(shop.get("/orders/2").statusCode()).as("no such order").isEqualTo(401);
        assertThat(shop.get("/users/1/orders").statusCode()).isEqualTo(401);
        assertThat(shop.get("/users/9/orders").statusCode()).as("no such user").isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "{\"userId\":\"1\",\"lines\":[]}", "{\"userId\":1}", "[1]"})
    void malformedOrder_ofWhoIsLoggedIn_staysAMalformedOrder(String body) throws Exception {
        String ada = credentials("ada@shop.example");

        assertThat(shop.post("/orders", body, "Authorization", ada).statusCode())
                .isEqualTo(400);
    }

    @Test
    void restOfTheShop_isOpen() throws Exception {
        assertThat(shop.get("/products/1").statusCode()).isEqualTo(200);
        assertThat(shop.get("/products/bestsellers").statusCode()).isEqualTo(200);
        assertThat(shop.get("/users/1").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> login(String email) throws Exception {
        return shop.post("/sessions", "{\"email\":\"" + email + "\"}");
    }

    private String credentials(String email) throws Exception {
        return "Bearer " + json(login(email)).get("token").textValue();
    }

    private HttpResponse<String> get(String path, String credentials) throws Exception {
        return shop.send(shop.request(path).header("Authorization", credentials));
    }

    private HttpResponse<String> order(long userId, String credentials) throws Exception {
        String order = "{\"userId\":" + userId + ",\"lines\":[{\"productId\":1,\"quantity\":1}]}";
        return shop.post("/orders", order, "Authorization", credentials);
    }
}
