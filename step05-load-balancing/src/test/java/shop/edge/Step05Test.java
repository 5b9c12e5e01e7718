package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.web.ShopCalls.placed;

import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.engines.process.ChildProcess;
import shop.ops.OnEngines;

class Step05Test extends OnEngines {

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
}
