package shop.ladder.run;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.engines.payment.Charge;
import shop.engines.process.LoopbackPort;
import shop.engines.process.ProcessGuard;
import shop.ladder.report.Audit;
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
        try (RunningShop shop = RunningShop.start(stage, guard, HOME, LoopbackPort.free(), SMALL)) {
            Load load = Load.run(
                    guard,
                    shop,
                    Smoke.class,
                    Map.of(),
                    guard.newFolder("smoke"),
                    false,
                    Duration.ofMinutes(1),
                    lines::add);

            assertThat(load.status()).as(() -> String.join("\n", lines)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void killedShop_hasItsOrdersStill_ifItsStageIsDurable(Stage stage) throws Exception {
        try (RunningShop shop = RunningShop.start(stage, guard, HOME, LoopbackPort.free(), SMALL)) {
            Books books = new Books(new ShopClient(shop.url()));
            List<AcknowledgedOrder> orders = List.of(order(shop), order(shop));

            assertThat(books.audit(orders, shop.charges(), 0, stage.durable()))
                    .isEqualTo(new Audit(2, 0, 0, 0, 0, stage.durable(), null));

            shop.crashAndRestart();
            assertThat(books.missing(orders)).isEqualTo(stage.durable() ? 0 : 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void booksThatDoNotAgree_areSeen(Stage stage) throws Exception {
        try (RunningShop shop = RunningShop.start(stage, guard, HOME, LoopbackPort.free(), SMALL)) {
            AcknowledgedOrder early = order(shop);
            Books books = new Books(new ShopClient(shop.url()));
            List<Charge> charges = shop.charges();
            Charge charge = charges.get(0);

            assertThat(books.audit(List.of(new AcknowledgedOrder(Long.MAX_VALUE, "lost")), List.of(), 0, true)
                            .lost())
                    .as("an order that the shop does not have")
                    .isEqualTo(1);
            assertThat(books.audit(List.of(early), charges, 0, true).oversold())
                    .as("units that did not leave the stock since the books were opened")
                    .isEqualTo(1);
            assertThat(books.audit(List.of(early), List.of(charge, charge), 0, true)
                            .chargedTwice())
                    .as("a second charge for the same order")
                    .isEqualTo(1);
            assertThat(books.audit(List.of(), charges, 0, true).chargedTwice())
                    .as("a charge for no order")
                    .isEqualTo(1);
            assertThat(books.audit(List.of(), charges, 1, true).chargedTwice())
                    .as("a charge for a request that got no answer")
                    .isZero();
        }
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
        assertThat(answer.statusCode()).isEqualTo(201);
        return new AcknowledgedOrder(
                new ObjectMapper().readTree(answer.body()).get("id").asLong(), key);
    }
}
