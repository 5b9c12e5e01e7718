package shop.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.web.ShopCalls.json;
import static shop.web.ShopCalls.placed;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.engines.process.ChildProcess;

class Step04Test extends OnEngines {

    @Test
    void buyer_seesTheStockThatTheirOrderLeft() throws Exception {
        start(Map.of());
        int stock = json(shop.get("/products/1")).get("stock").asInt();

        placed(shop.order("one"));

        assertThat(json(shop.get("/products/1")).get("stock").asInt()).isEqualTo(stock - 1);
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
    void operatorsRoutes_areNotInTheDescriptionForCustomers() throws Exception {
        start(Map.of());

        HttpResponse<String> description = shop.get("/openapi.json");

        assertThat(json(description).get("paths").has("/orders")).isTrue();
        assertThat(description.body()).doesNotContain("/health", "/metrics");
    }

    @Test
    void settingsThatAreMissingOrWrong_areSaidInALineEach_withStatus2_beforeAnythingIsOpened() {
        program.assertRefused(
                List.of(
                        "LOG_FORMAT=xml is not one of text, json",
                        "PORT=99999 is not a whole number from 0 to 65535",
                        "DATABASE_URL is not set: `./workshop run 2` starts a database",
                        "DB_POOL_SIZE=many is not a whole number from 0 to 1000",
                        "REDIS_URL is not a URL such as",
                        "STOP_DELAY_MS=-1 is not a whole number from 0 to 600000",
                        "STOP_GRACE_MS=soon is not a whole number from 0 to 600000"),
                environment(Map.of(
                        "LOG_FORMAT", "xml",
                        "PORT", "99999",
                        "DATABASE_URL", "",
                        "DB_POOL_SIZE", "many",
                        "REDIS_URL", "redis://me:secret@localhost:port",
                        "STOP_DELAY_MS", "-1",
                        "STOP_GRACE_MS", "soon")));
        program.assertRefused(
                "LOG_FORMAT=xml is not one of text, json",
                environment(Map.of("LOG_FORMAT", "xml", "DATABASE_URL", "postgres://me:secret@127.0.0.1:1/shop")));
        program.assertRefused(
                "DATABASE_URL: cannot use postgresql://127.0.0.1:1/shop (Connection refused): is it running?",
                environment(Map.of("DATABASE_URL", "postgres://me:secret@127.0.0.1:1/shop")));
        program.assertRefused(
                "RATE_LIMITS: \"POST /order\" is none of the routes, which are",
                environment(Map.of("RATE_LIMITS", "POST /order=5/min")));
    }
}
