package shop.ladder.simulation;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Simulation;
import java.util.UUID;

/** Does every call work? One user registers, puts a product on sale, buys it and looks at everything. */
public final class Smoke extends Simulation {

    public Smoke() {
        setUp(scenario("one visit")
                        .exec(session -> session.set("key", UUID.randomUUID().toString()))
                        .exec(http("register")
                                .post("/users")
                                .body(StringBody("{\"name\":\"Smoke\",\"email\":\"#{key}@shop.example\"}"))
                                .asJson()
                                .check(status().is(201))
                                .check(jmesPath("id").ofLong().saveAs("userId")))
                        .exec(http("offer")
                                .post("/products")
                                .body(StringBody("{\"name\":\"Teapot\",\"priceCents\":1999,\"stock\":1}"))
                                .asJson()
                                .check(status().is(201))
                                .check(jmesPath("id").ofLong().saveAs("productId")))
                        .exec(http("buy")
                                .post("/orders")
                                .header("Idempotency-Key", "#{key}")
                                .body(
                                        StringBody(
                                                "{\"userId\":#{userId},\"lines\":[{\"productId\":#{productId},\"quantity\":1}]}"))
                                .asJson()
                                .check(status().in(201, 202))
                                .check(jmesPath("id").ofLong().saveAs("orderId")))
                        .exec(http("user").get("/users/#{userId}").check(status().is(200)))
                        .exec(http("users").get("/users?limit=5").check(status().is(200)))
                        .exec(http("product").get("/products/#{productId}").check(status().is(200)))
                        .exec(http("products").get("/products?limit=5").check(status().is(200)))
                        .exec(http("bestsellers").get("/products/bestsellers").check(status().is(200)))
                        .exec(http("order").get("/orders/#{orderId}").check(status().is(200)))
                        .exec(http("orders of the user")
                                .get("/users/#{userId}/orders")
                                .check(status().is(200)))
                        .exec(http("unknown product")
                                .get("/products/9007199254740991")
                                .check(status().is(404)))
                        .exec(http("API description").get("/openapi.json").check(status().is(200)))
                        .injectOpen(atOnceUsers(1)))
                .protocols(Calls.protocol(Settings.fromSystemProperties()))
                .assertions(global().failedRequests().count().is(0L));
    }
}
