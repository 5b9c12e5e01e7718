package shop.ladder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PredictionTest {

    @Test
    void connectionThatIsHeldLongest_isTheLimit() {
        Prediction prediction = new Prediction(Stage.MONOLITH, 1, 100, used(1_250, Map.of("app", 200L)), 2);

        assertThat(prediction.limit()).isCloseTo(80, within(0.01));
        assertThat(prediction.resource()).isEqualTo("the one connection");
        assertThat(prediction.demands().get(Prediction.CPU).ms()).isCloseTo(2, within(0.01));
        assertThat(prediction.explanation().worked()).isEqualTo("1 / 12.50 ms = 80 requests/s");
    }

    @Test
    void cpuThatIsUsedMost_isTheLimit_andIsNamedAfterItsDearestUser() {
        Map<String, Long> cpu = new LinkedHashMap<>();
        cpu.put("app", 200L);
        cpu.put("postgres", 700L);
        cpu.put("generator", 100L);

        Prediction prediction = new Prediction(Stage.POSTGRES_POOL, 1, 100, used(2_000, cpu), 2);

        assertThat(prediction.limit()).isCloseTo(200, within(0.01));
        assertThat(prediction.resource()).isEqualTo("database CPU");
        assertThat(prediction.explanation().worked()).isEqualTo("2 / 10.00 ms = 200 requests/s");
        assertThat(prediction.explanation().words())
                .contains("7.0 ms in the database, 2.0 ms in the shop, 1.0 ms in the load generator");
    }

    @Test
    void behindACache_theLimitIsWhatCheckoutsHold() {
        Map<String, Long> cpu = new LinkedHashMap<>();
        cpu.put("app", 60L);
        cpu.put("redis", 20L);

        Prediction prediction = new Prediction(Stage.REDIS_CACHE, 1, 100, used(1_000, cpu), 2);

        assertThat(prediction.resource()).isEqualTo("connections");
        assertThat(prediction.explanation().words())
                .isEqualTo("A checkout keeps one of the connections while it waits 400 ms for the payment;"
                        + " what the cache answers needs none.");
    }

    @Test
    void copies_haveTheirConnectionsTogether() {
        Prediction prediction = new Prediction(Stage.LOAD_BALANCING, 3, 100, used(1_000, Map.of("app", 60L)), 2);

        assertThat(prediction.explanation().worked()).isEqualTo("15 / 10.00 ms = 1500 requests/s");
        assertThat(prediction.explanation().words())
                .isEqualTo("Each of the 3 copies has 5 connections, and a checkout keeps one of them while it waits"
                        + " 400 ms for the payment; what the cache answers needs none.");
    }

    @Test
    void cpuOfTheCache_isNamedSo() {
        Prediction prediction = new Prediction(Stage.REDIS_CACHE, 1, 100, used(100, Map.of("redis", 400L)), 2);

        assertThat(prediction.resource()).isEqualTo("cache CPU");
        assertThat(prediction.explanation().words()).contains("4.0 ms in the cache");
    }

    @Test
    void whoTakesHardlyAny_isNotTold_andNamesStandWithoutAnArticle() {
        Map<String, Long> cpu = new LinkedHashMap<>();
        cpu.put("app", 400L);
        cpu.put("nginx", 200L);
        cpu.put("kafka", 100L);
        cpu.put("payment", 4L);

        Prediction prediction = new Prediction(Stage.KAFKA, 3, 100, used(10, cpu), 2);

        assertThat(prediction.explanation().words())
                .contains("takes 4.0 ms in the shop, 2.0 ms in nginx, 1.0 ms in Kafka, all on");
    }

    private static Meters.Reading used(long heldMs, Map<String, Long> cpuMs) {
        Map<String, Duration> cpu = new LinkedHashMap<>();
        cpuMs.forEach((name, ms) -> cpu.put(name, Duration.ofMillis(ms)));
        return new Meters.Reading(
                Duration.ofSeconds(1).toNanos(),
                cpu,
                new ConnectionUse(100, 0, Duration.ofMillis(heldMs).toNanos()),
                Optional.empty());
    }
}
