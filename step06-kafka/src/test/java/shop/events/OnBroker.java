package shop.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import shop.config.MainProcess;
import shop.engines.kafka.KafkaEngine;
import shop.engines.process.ChildProcess;
import shop.engines.process.LoopbackPort;
import shop.ops.OnEngines;
import shop.ops.Scrape;
import shop.web.ShopCalls;

/** The shop's program of step 6, its workers and its servers, each a process of its own; Kafka is a real broker. */
public abstract class OnBroker extends OnEngines {

    protected static KafkaEngine kafka;

    /** A process of workers, with where its figures are. */
    protected record Worker(ChildProcess process, ShopCalls calls) {

        public Scrape scrape() throws Exception {
            return Scrape.of(calls.get("/metrics").body());
        }
    }

    private final MainProcess workers = new MainProcess(guard, WorkerMain.class);
    private final List<ChildProcess> running = new ArrayList<>();

    protected OnBroker() {
        super(Main.class);
    }

    @BeforeAll
    static void startBroker() {
        kafka = new KafkaEngine(guard);
        kafka.start();
    }

    @AfterEach
    void stopWorkers() {
        running.forEach(ChildProcess::kill);
        kafka.resume();
        if (!kafka.process().isAlive()) {
            kafka.restart();
        }
    }

    /** Starts workers and waits until they answer. */
    protected Worker work(Map<String, String> settings) {
        ShopCalls calls = new ShopCalls(LoopbackPort.free());
        Map<String, String> environment = environment(settings);
        environment.put("PORT", String.valueOf(calls.uri("/").getPort()));
        ChildProcess process = workers.start(environment);
        running.add(process);
        follow(process);
        process.awaitAnswer(calls.uri("/health/started"), LIMIT);
        return new Worker(process, calls);
    }

    @Override
    protected Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(super.environment(settings));
        environment.put("KAFKA_SERVERS", kafka.address());
        return environment;
    }

    /** Orders one unit and sees it accepted. */
    protected long accepted(String key) throws Exception {
        return accepted(shop.order(key));
    }

    /** The id of an order that was accepted. */
    protected static long accepted(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return ShopCalls.json(answer).get("id").asLong();
    }

    protected JsonNode order(long id) throws Exception {
        return ShopCalls.json(shop.get("/orders/" + id));
    }

    protected String status(long id) throws Exception {
        return order(id).get("status").asText();
    }

    /** Waits until an order is settled one way or the other. */
    protected void awaitStatus(long id, String status) {
        patiently().untilAsserted(() -> assertThat(status(id)).isEqualTo(status));
    }
}
