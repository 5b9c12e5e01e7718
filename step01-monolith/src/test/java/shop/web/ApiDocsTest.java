package shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiDocsTest {
    private static RunningShop shop;

    @BeforeAll
    static void start() throws SQLException {
        shop = new RunningShop(RunningShop.noPayments());
    }

    @AfterAll
    static void stop() throws SQLException {
        shop.close();
    }

    @Test
    void page_loadsEverythingFromTheShopItself() throws Exception {
        var page = shop.get("/docs");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(RunningShop.header(page, "Content-Type")).startsWith("text/html");
        var links = Pattern.compile("(?:src|href)=\"([^\"]*)\"")
                .matcher(page.body())
                .results()
                .map(m -> m.group(1));
        assertThat(links)
                .contains("/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css", "/docs/swagger-initializer.js")
                .allSatisfy(
                        link -> assertThat(shop.get(link).statusCode()).as(link).isEqualTo(200));
    }

    @Test
    void page_keepsItsOwnSecurityPolicy() throws Exception {
        var page = shop.get("/docs");

        // No inline scripts, as the policy forbids them; no upgrade to HTTPS, which the shop does not speak itself.
        assertThat(page.body()).doesNotContainPattern("<script>|<style|\\son\\w+=");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("script-src 'self'")
                .doesNotContain("upgrade-insecure-requests");
    }

    @Test
    void scriptOfThePage_showsTheShopAndNotTheWebjarsExample() throws Exception {
        var script = shop.get("/docs/swagger-initializer.js");

        assertThat(RunningShop.header(script, "Content-Type")).startsWith("text/javascript");
        assertThat(script.body()).contains("\"/openapi.json\"").doesNotContain("petstore");
    }

    @Test
    void description_isServedAsJson() throws Exception {
        var description = shop.get("/openapi.json");

        assertThat(RunningShop.header(description, "Content-Type")).isEqualTo("application/json");
        assertThat(RunningShop.json(description).get("openapi").textValue()).startsWith("3.1");
    }
}
