package shop.events.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.config.Environment;
import shop.config.MainProcess;
import shop.engines.payment.PaymentSettings;
import shop.engines.process.LoopbackPort;
import shop.events.OnBroker;
import shop.events.log.EventProducer;
import shop.events.log.KafkaSettings;
import shop.events.log.Message;
import shop.events.log.Topics;
import shop.events.log.WholeTopic;
import shop.model.Bestseller;
import shop.postgres.Postgres;
import shop.postgres.PostgresSettings;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.Query;
import shop.web.ShopCalls;

/** The read models of a running shop are as its tables in the end, whatever happens to the workers that keep them. */
class ViewsTest extends OnBroker {

    private static final Map<String, String> ALL_BUT_VIEWS = Map.of("WORKERS", "relay,payments");
    private static final Map<String, String> VIEWS = Map.of("WORKERS", "views");
    private static final Query STATUSES =
            new Query("SELECT DISTINCT status FROM orders WHERE id > 200 ORDER BY status");
    private static final List<String> SPOIL =
            List.of("UPDATE product_sales SET units = units + 1", "DELETE FROM order_history WHERE user_id = 1");
    private static final Duration BETWEEN_ORDERS = Duration.ofMillis(25);
    private static final int ENOUGH = 60;

    private final ScheduledExecutorService buyer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger orders = new AtomicInteger();
    private Future<?> load;
    private Database tables;

    @BeforeEach
    void openShop() {
        start(Map.of("SHOP_SEED", "200"));
        tables = new Database(Postgres.open(
                        new PostgresSettings(postgres.address(), 0, Duration.ofSeconds(20), Duration.ofSeconds(60)))
                .connections());
        payment.settings(new PaymentSettings(5, 0.3, false));
    }

    @AfterEach
    void sendBuyersHome() {
        buyer.shutdownNow();
    }

    @Test
    void ordersOfALoad_ofWhichSomeAreRefused_areInTheAnswersAsInTheTables() throws Exception {
        work(Map.of());

        sell();

        closeShopAndAwaitTruth();
        assertThat(unitsSold(ShopCalls.json(shop.get("/products/bestsellers"))))
                .isEqualTo(new ViewedCatalog(new JdbcCatalog(tables), tables)
                        .bestsellers().stream().map(Bestseller::unitsSold).toList())
                .as("rejected orders do not count")
                .isNotEqualTo(new JdbcCatalog(tables)
                        .bestsellers().stream().map(Bestseller::unitsSold).toList());
        assertThat(ordersOfUser1()).hasSizeGreaterThan(3);
        for (JsonNode order : ordersOfUser1()) {
            assertThat(order).isEqualTo(order(order.get("id").asLong()));
        }
    }

    @Test
    void rebuildsInMidLoad_loseNothingAndDoubleNothing() throws Exception {
        work(Map.of());
        sell();

        for (int i = 0; i < 2; i++) {
            List<String> output = new ArrayList<>();
            assertThat(rebuild(output)).isZero();
            assertThat(output)
                    .singleElement()
                    .asString()
                    .matches("Rebuilt the views from \\d+ events in \\d+\\.\\d s\\.");
        }

        closeShopAndAwaitTruth();
    }

    @Test
    void rebuildAfterALoad_isDoneWhenTheProgramEnds() throws Exception {
        work(Map.of());
        sell();
        closeShopAndAwaitTruth();
        SPOIL.forEach(sql -> tables.query(connection -> new Query(sql).update(connection)));
        assertThat(ordersOfUser1()).as("what the shop says").isEmpty();

        assertThat(rebuild(new ArrayList<>())).isZero();

        truth().assertEqualToViews();
        assertThat(ordersOfUser1()).isNotEmpty();
    }

    @Test
    void workerKilledInMidLoad_losesNothingAndDoublesNothing() throws Exception {
        work(ALL_BUT_VIEWS);
        Worker victim = work(VIEWS);
        sell();
        awaitEvents(victim);

        victim.process().kill();

        work(VIEWS);
        closeShopAndAwaitTruth();
    }

    @Test
    void workersThatComeAndGoInMidLoad_loseNothingAndDoubleNothing() throws Exception {
        work(ALL_BUT_VIEWS);
        Worker first = work(VIEWS);
        sell();
        awaitEvents(first);
        Worker second = work(VIEWS);
        awaitEvents(second);

        first.process().stop(LIMIT);

        closeShopAndAwaitTruth();
    }

    @Test
    void whileKafkaIsAway_andThenTheDatabase_nothingIsLostOrDoubled() throws Exception {
        Worker worker = work(Map.of());
        sell();
        awaitEvents(worker);
        kafka.kill();
        awaitOrders();
        kafka.restart();
        pause();
        postgres.kill();
        patiently().until(() -> Double.isNaN(worker.scrape().value("shop_consumer_lag{consumer=\"views\"}")));
        postgres.restart();
        patiently().until(() -> shop.get("/health/ready").statusCode() == 200);

        sell();

        closeShopAndAwaitTruth();
    }

    @Test
    void recordsThatComeAgain_andThoseThatAreNoEvents_changeNothing() throws Exception {
        Worker worker = work(Map.of());
        sell();
        closeShopAndAwaitTruth();
        double before = events(worker);
        KafkaSettings settings = KafkaSettings.from(new Environment(environment(Map.of())));
        List<Message> again = new ArrayList<>();
        new WholeTopic(settings, Topics.ORDER_EVENTS)
                .forEach(record ->
                        again.add(new Message(record.topic(), record.key(), new String(record.value(), UTF_8))));

        try (EventProducer producer = new EventProducer(settings)) {
            producer.send(List.of(new Message(Topics.ORDER_EVENTS, "poison", "poison")));
            producer.send(again);
        }

        patiently().until(() -> events(worker) == before + again.size());
        assertThat(worker.scrape().value("shop_views_left_out_total")).isEqualTo(1);
        truth().assertEqualToViews();
    }

    @Test
    void rebuildWithoutAWorker_saysSo_andTheNextWorkerDoesIt() throws Exception {
        work(ALL_BUT_VIEWS);
        sell();

        new MainProcess(guard, RebuildMain.class)
                .assertRefused("no worker reads the events, of which", environment(Map.of()));

        work(VIEWS);
        closeShopAndAwaitTruth();
    }

    @Test
    void rebuildWithoutKafka_isRefused_andLeavesTheViewsAsTheyAre() {
        Map<String, String> nowhere = environment(Map.of());
        nowhere.put("KAFKA_SERVERS", "127.0.0.1:" + LoopbackPort.free());

        new MainProcess(guard, RebuildMain.class)
                .assertRefused("KAFKA_SERVERS: cannot read order-events at 127.0.0.1:", nowhere);

        truth().assertEqualToViews();
    }

    /** Has orders come at an even rate until the shop is closed. */
    private void sell() {
        load = buyer.scheduleAtFixedRate(this::buy, 0, BETWEEN_ORDERS.toMillis(), TimeUnit.MILLISECONDS);
        awaitOrders();
    }

    private void buy() {
        int number = orders.get();
        String lines = IntStream.rangeClosed(0, number % 3)
                .mapToObj(line ->
                        "{\"productId\":%d,\"quantity\":%d}".formatted(1 + number % 7 + 7 * line, 1 + number % 4))
                .collect(Collectors.joining(","));
        try {
            accepted(shop.post("/orders", "{\"userId\":%d,\"lines\":[%s]}".formatted(1 + number % 20, lines)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        orders.incrementAndGet();
    }

    /** Waits for some more of them. */
    private void awaitOrders() {
        int enough = orders.get() + ENOUGH;
        patiently().until(() -> orders.get() >= enough);
    }

    /** Has a worker take part, and some orders come after that. */
    private void awaitEvents(Worker worker) {
        patiently().until(() -> events(worker) > 0);
        awaitOrders();
    }

    private static double events(Worker worker) throws Exception {
        return worker.scrape().value("shop_views_events_total");
    }

    /** Has some more orders come, and then none. In the end all are settled, one way or the other, and the views say so. */
    private void closeShopAndAwaitTruth() throws Exception {
        awaitOrders();
        pause();
        patiently().untilAsserted(() -> assertThat(statuses()).containsExactly("PAID", "REJECTED"));
        patiently().untilAsserted(truth()::assertEqualToViews);
    }

    /** No more orders come, and the last one is answered. */
    private void pause() throws Exception {
        load.cancel(false);
        buyer.submit(() -> {}).get();
    }

    private List<String> statuses() {
        return tables.query(connection -> STATUSES.list(connection, row -> row.getString("status")));
    }

    private JsonNode ordersOfUser1() throws Exception {
        return ShopCalls.json(shop.get("/users/1/orders?limit=100")).get("items");
    }

    private static List<Long> unitsSold(JsonNode bestsellers) {
        List<Long> units = new ArrayList<>();
        bestsellers.forEach(product -> units.add(product.get("unitsSold").asLong()));
        return units;
    }

    private Truth truth() {
        return new Truth(tables);
    }

    private int rebuild(List<String> output) {
        return new MainProcess(guard, RebuildMain.class)
                .start(environment(Map.of()))
                .follow(output::add, LIMIT);
    }
}
