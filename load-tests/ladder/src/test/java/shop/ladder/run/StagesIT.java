package shop.ladder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.engines.payment.Charge;
import shop.engines.process.ProcessGuard;
import shop.ladder.report.StampedeReport.Outcome;
import shop.ladder.simulation.Answer;
import shop.ladder.simulation.Breakpoint;
import shop.ladder.simulation.Calls;
import shop.ladder.simulation.LoadResult.AcknowledgedOrder;
import shop.ladder.simulation.Smoke;

/** Every stage as the ladder starts it: its program from its jar, on real servers. */
class StagesIT {

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Map<String, String> SMALL = Map.of("SHOP_SEED", "10");

    private final HttpClient http = HttpClient.newHttpClient();
    private ProcessGuard guard;

    @BeforeEach
    void openGuard() {
        guard = new ProcessGuard();
    }

    @AfterEach
    void closeGuard() {
        guard.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyCallOfTheApiWorks(Stage stage) {
        List<String> lines = new ArrayList<>();
        try (RunningShop shop = RunningShop.start(stage, guard, HOME, guard.freePort(), SMALL)) {
            Load load = new LoadGenerator(guard, shop, guard.newFolder("smoke"))
                    .run(Smoke.class, Map.of(), false, Duration.ofMinutes(1), lines::add);

            assertThat(load.status()).as(() -> String.join("\n", lines)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void killedShop_hasItsOrdersStill_ifItsStageIsDurable(Stage stage) throws Exception {
        try (RunningShop shop = RunningShop.start(stage, guard, HOME, guard.freePort(), SMALL)) {
            Books books = new Books(new ShopClient(shop.url()));
            List<AcknowledgedOrder> orders = List.of(order(shop), order(shop));

            assertThat(books.audit(orders, List.of(), shop::charges)).isEqualTo(new Books.Findings(0, 0, 0));

            shop.crashAndRestart();
            assertThat(books.audit(orders, List.of(), shop::charges))
                    .isEqualTo(new Books.Findings(stage.durable() ? 0 : 2, 0, 0));
        }
    }

    @Test
    void withoutDocker_stageFourRunsAsAProcess_andSaysSo() throws Exception {
        try (RunningShop shop =
                RunningShop.start(Stage.DOCKER, guard, HOME, guard.freePort(), SMALL, 1, "no-such-program")) {
            assertThat(shop.notes())
                    .first()
                    .isEqualTo("It ran as a process, with the heap that it has in a container:"
                            + " no Docker daemon answers.");
            order(shop);
            try (ShopMeter meter = shop.meter()) {
                assertThat(meter.connections().lent()).isPositive();
                assertThat(meter.connections().heldNanos()).isPositive();
                assertThat(meter.cache().orElseThrow().misses()).isPositive();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void booksThatDoNotAgree_areSeen(Stage stage) throws Exception {
        try (RunningShop shop = RunningShop.start(stage, guard, HOME, guard.freePort(), SMALL)) {
            AcknowledgedOrder early = order(shop);
            Books books = new Books(new ShopClient(shop.url()));
            List<Charge> charges = shop.charges();
            Charge charge = charges.get(0);

            assertThat(books.audit(List.of(new AcknowledgedOrder(Long.MAX_VALUE, "lost")), List.of(), List::of))
                    .as("an order that the shop does not have")
                    .isEqualTo(new Books.Findings(1, 0, 0));
            assertThat(books.audit(List.of(early), List.of(), () -> charges))
                    .as("a unit that did not leave the stock since the books were opened")
                    .isEqualTo(new Books.Findings(0, 1, 0));
            assertThat(books.audit(List.of(early), List.of(), () -> List.of(charge, charge)))
                    .as("a second charge for the same order")
                    .isEqualTo(new Books.Findings(0, 1, 1));
            assertThat(books.audit(List.of(), List.of(), () -> charges))
                    .as("a charge for no order")
                    .isEqualTo(new Books.Findings(0, 0, 1));
            assertThat(books.audit(List.of(), List.of(early.key()), () -> charges))
                    .as("a charge for a checkout that got no answer")
                    .isEqualTo(new Books.Findings(0, 0, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sampleData_haveTheIdsThatTheLoadAsksFor(Stage stage) throws Exception {
        try (RunningShop shop = RunningShop.start(stage, guard, HOME, guard.freePort(), SMALL)) {
            for (String kind : List.of("/users/", "/products/")) {
                assertThat(status(shop, kind + Calls.SAMPLE_IDS)).isEqualTo(200);
                assertThat(status(shop, kind + (Calls.SAMPLE_IDS + 1))).isEqualTo(404);
            }
        }
    }

    @Test
    void breakpoint_endsByItself_andNamesARateThatTheShopDoesNotHold() {
        List<String> lines = new ArrayList<>();
        Map<String, String> quick = Map.of("levelSeconds", "2", "startRate", "60");
        try (RunningShop shop = RunningShop.start(Stage.MONOLITH, guard, HOME, guard.freePort(), SMALL)) {
            new LoadGenerator(guard, shop, guard.newFolder("breakpoint"))
                    .run(Breakpoint.class, quick, false, Duration.ofMinutes(2), lines::add);
        }

        assertThat(lines)
                .filteredOn(line -> line.startsWith(Answer.MARK))
                .singleElement()
                .asString()
                .matches(
                        "=> (\\d+ requests/s held; |no rate held: )at \\d+ requests/s p95 was \\d+ ms and [\\d.]+ % failed");
    }

    @Test
    void stampede_asksTheDatabaseOncePerTtl_inOneFlight_aFewTimesWhenRenewedEarly_andManyTimesWithoutProtection() {
        List<Outcome> outcomes;
        try (RunningShop shop = RunningShop.start(Stage.REDIS_CACHE, guard, HOME, guard.freePort(), Map.of())) {
            outcomes = new StampedeRun(shop, guard, HOME)
                    .run(StampedeRun.PROTECTIONS, 50, 3, (what, left) -> {})
                    .outcomes();
        }

        assertThat(outcomes).extracting(Outcome::protection).containsExactlyElementsOf(StampedeRun.PROTECTIONS);
        Map<String, Double> asked =
                outcomes.stream().collect(Collectors.toMap(Outcome::protection, Outcome::askedPerTtl));
        assertThat(asked.get("none")).isGreaterThan(3);
        assertThat(asked.get("one-flight")).isBetween(0.5, 1.5);
        assertThat(asked.get("one-flight-across-replicas")).isBetween(0.5, 1.5);
        assertThat(asked.get("stale-while-revalidate")).isBetween(0.5, 1.5);
        assertThat(asked.get("early-expiration")).isBetween(0.5, 4.0);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.protection().equals("none"))
                .extracting(Outcome::failed)
                .containsOnly(0L);
    }

    private int status(RunningShop shop, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(shop.url().resolve(path)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private AcknowledgedOrder order(RunningShop shop) throws Exception {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(shop.url().resolve("/orders"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString("{\"userId\":1,\"lines\":[{\"productId\":1,\"quantity\":1}]}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isIn(201, 202);
        long id = new ObjectMapper().readTree(answer.body()).get("id").asLong();
        ShopClient client = new ShopClient(shop.url());
        await().until(() -> client.order(id).orElseThrow().get("status").asText(), "PAID"::equals);
        return new AcknowledgedOrder(id, key);
    }
}
