package shop.ladder.simulation;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.util.Map;
import java.util.UUID;

/** The requests that the virtual users send. */
public final class Calls {

    /** The ids of the users, and of the products, that the shop's sample data have: 1 to this. */
    public static final int SAMPLE_IDS = 1_000;

    private Calls() {}

    /** What all requests have in common. */
    static HttpProtocolBuilder protocol(Settings settings) {
        return http.baseUrl(settings.baseUrl())
                .acceptHeader("application/json")
                .userAgentHeader("shop-load")
                .disableFollowRedirect()
                .disableCaching();
    }

    /** Deals the next card of the deck and says what is asked for; {@link #play} then sends the request. */
    static Session deal(Session session, Deck deck) {
        int product = deck.pick(SAMPLE_IDS);
        return session.setAll(Map.of(
                "card", deck.deal(),
                "userId", deck.pick(SAMPLE_IDS),
                "productId", product,
                "otherProductId", 1 + product % SAMPLE_IDS,
                "key", UUID.randomUUID().toString()));
    }

    /** Sends the request of the card that was dealt; an order that was acknowledged leaves its id as {@code orderId}. */
    static ChainBuilder play() {
        return doSwitch("#{card}")
                .on(
                        onCase(Card.CHECKOUT).then(checkout()),
                        onCase(Card.BESTSELLERS).then(bestsellers()),
                        onCase(Card.PRODUCT).then(product()));
    }

    private static ChainBuilder checkout() {
        return exec(http("checkout")
                .post("/orders")
                .header("Idempotency-Key", "#{key}")
                .body(StringBody("{\"userId\":#{userId},\"lines\":[{\"productId\":#{productId},\"quantity\":1},"
                        + "{\"productId\":#{otherProductId},\"quantity\":1}]}"))
                .asJson()
                .check(status().in(201, 202))
                .check(jmesPath("id").ofLong().saveAs("orderId")));
    }

    static ChainBuilder bestsellers() {
        return exec(http("bestsellers").get("/products/bestsellers").check(status().is(200)));
    }

    static ChainBuilder product() {
        return exec(http("product").get("/products/#{productId}").check(status().is(200)));
    }
}
