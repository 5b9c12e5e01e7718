package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.web.ShopCalls.json;
import static shop.web.ShopCalls.placed;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.engines.process.ChildProcess;
import shop.ops.OnEngines;
import shop.store.Query;

class Step05Test extends OnEngines {

    private static final String ORDER = "{\"userId\":1,\"lines\":[{\"productId\":1,\"quantity\":1}]}";

    Step05Test() {
        super(Main.class);
    }

    @Test
    void ordersOfAnybody_surviveAKillOfTheProgram_andBelongToTheirUsers_onceALoginIsRequired() throws Exception {
        ChildProcess process = start(Map.of());
        long order = placed(shop.order("of-anybody"));

        process.kill();
        start(Map.of("AUTH", "required"));

        String token = login();
        assertThat(shop.order("of-nobody").statusCode()).isEqualTo(401);
        placed(shop.post("/orders", ORDER, "Authorization", "Bearer " + token));
        assertThat(shop.get("/orders/" + order).statusCode()).isEqualTo(401);
        assertThat(shop.get("/orders/" + order, "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void orderOfAProductThatOthersHoldForTooLong_isRefused_andChargesNothing_andCanBePlacedAfterwards()
            throws Exception {
        start(Map.of());
        try (Connection others = DriverManager.getConnection(postgres.address())) {
            others.setAutoCommit(false);
            new Query("UPDATE products SET stock = stock - 1 WHERE id = 1").update(others);

            HttpResponse<String> refused = shop.order("busy");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(json(refused).get("type").textValue()).isEqualTo("urn:problem-type:shop:store-unavailable");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(chargesOf("busy")).isZero();
            others.rollback();
        }

        placed(shop.order("busy"));

        assertThat(chargesOf("busy")).isOne();
    }

    @Test
    void everyAnswerTellsTheVersion_andLoginsAreLimitedAndMeasuredLikeAnyRoute() throws Exception {
        start(Map.of("SHOP_VERSION", "2.0.0-rc1", "RATE_LIMITS", "POST /sessions=2/h"));

        assertThat(shop.get("/products/1").headers().firstValue(Version.HEADER)).hasValue("2.0.0-rc1");
        assertThat(shop.get("/products/none").headers().firstValue(Version.HEADER))
                .hasValue("2.0.0-rc1");
        assertThat(shop.get("/nowhere").headers().firstValue(Version.HEADER)).hasValue("2.0.0-rc1");

        login();
        String token = login();

        HttpResponse<String> refused = shop.post("/sessions", "{}");
        shop.get("/me", "Authorization", "Bearer " + token);

        assertThat(refused.statusCode()).isEqualTo(429);
        patiently()
                .untilAsserted(() -> assertThat(shop.get("/metrics").body())
                        .contains(
                                "method=\"POST\",route=\"/sessions\",status=\"429\"",
                                "method=\"GET\",route=\"/me\",status=\"200\""));
    }

    @Test
    void settingsOfThisStepThatAreWrong_areSaidInALineEach() {
        program.assertRefused(
                List.of(
                        "SHOP_VERSION is not a name of letters, digits, points and dashes, such as 1.4.0 or green",
                        "SESSION_SECRETS: the entry 1 of 1 has fewer than 32 bytes: `openssl rand -base64 32` makes one"),
                environment(Map.of("SHOP_VERSION", "2\r\nSet-Cookie: stolen", "SESSION_SECRETS", "secret")));
    }

    private static long chargesOf(String key) {
        return payment.charges().stream()
                .filter(charge -> charge.key().equals(key))
                .count();
    }

    private String login() throws Exception {
        String email = json(shop.get("/users/1")).get("email").textValue();
        return json(shop.post("/sessions", "{\"email\":\"" + email + "\"}"))
                .get("token")
                .textValue();
    }
}
