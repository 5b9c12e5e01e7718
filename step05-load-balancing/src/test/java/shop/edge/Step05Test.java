package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.web.ShopCalls.json;
import static shop.web.ShopCalls.placed;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.engines.process.ChildProcess;
import shop.ops.OnEngines;

class Step05Test extends OnEngines {

    private static final String ORDER = "{\"userId\":1,\"lines\":[{\"productId\":1,\"quantity\":1}]}";

    Step05Test() {
        super(Main.class);
    }

    @Test
    void ordersSurviveAKillOfTheProgram() throws Exception {
        ChildProcess process = start(Map.of());
        long order = placed(shop.order("kept"));

        process.kill();
        start(Map.of());

        assertThat(shop.get("/orders/" + order).statusCode()).isEqualTo(200);
    }

    @Test
    void everyAnswer_tellsTheVersion() throws Exception {
        start(Map.of("SHOP_VERSION", "2.0.0-rc1"));

        assertThat(shop.get("/products/1").headers().firstValue(Version.HEADER)).hasValue("2.0.0-rc1");
        assertThat(shop.get("/products/none").headers().firstValue(Version.HEADER))
                .hasValue("2.0.0-rc1");
        assertThat(shop.get("/nowhere").headers().firstValue(Version.HEADER)).hasValue("2.0.0-rc1");
    }

    @Test
    void versionThatIsNoName_isRefused() {
        program.assertRefused(
                "SHOP_VERSION is not a name of letters, digits, points and dashes, such as 1.4.0 or green",
                environment(Map.of("SHOP_VERSION", "2\r\nSet-Cookie: stolen")));
    }

    @Test
    void ordersAreAnybodys_unlessALoginIsRequired() throws Exception {
        ChildProcess process = start(Map.of());
        placed(shop.order("of-anybody"));
        process.kill();
        start(Map.of("AUTH", "required"));
        assertThat(shop.order("of-nobody").statusCode()).isEqualTo(401);

        placed(shop.post("/orders", ORDER, "Authorization", "Bearer " + login()));
    }

    @Test
    void loginsAreLimitedAndMeasuredLikeAnyRoute() throws Exception {
        start(Map.of("RATE_LIMITS", "POST /sessions=2/h"));
        login();
        String token = login();

        HttpResponse<String> refused = shop.post("/sessions", "{}");
        shop.get("/me", "Authorization", "Bearer " + token);

        assertThat(refused.statusCode()).isEqualTo(429);
        await().untilAsserted(() -> assertThat(shop.get("/metrics").body())
                .contains(
                        "method=\"POST\",route=\"/sessions\",status=\"429\"",
                        "method=\"GET\",route=\"/me\",status=\"200\""));
    }

    @Test
    void startWithoutASoundSecret_isRefused() {
        program.assertRefused("SESSION_SECRETS is not set: ", environment(Map.of("SESSION_SECRETS", "")));
        program.assertRefused(
                "SESSION_SECRETS: the entry 1 of 1 has fewer than 32 bytes: `openssl rand -base64 32` makes one",
                environment(Map.of("SESSION_SECRETS", "secret")));
    }

    private String login() throws Exception {
        String email = json(shop.get("/users/1")).get("email").textValue();
        return json(shop.post("/sessions", "{\"email\":\"" + email + "\"}"))
                .get("token")
                .textValue();
    }
}
