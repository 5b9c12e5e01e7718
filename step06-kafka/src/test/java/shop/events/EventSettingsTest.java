package shop.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.config.MainProcess;
import shop.edge.EdgeSettings;
import shop.engines.process.ProcessGuard;
import shop.ops.EnvExampleContract;

/** What the two programs read, which share one example. */
class EventSettingsTest extends EnvExampleContract<EventSettingsTest.OfBoth> {

    record OfBoth(EventSettings shop, WorkerSettings workers) {

        static OfBoth from(Environment environment) {
            return new OfBoth(EventSettings.from(environment), WorkerSettings.from(environment));
        }
    }

    @Override
    protected OfBoth read(Environment environment) {
        return OfBoth.from(environment);
    }

    @Override
    protected void readBefore(Environment environment) {
        EdgeSettings.from(environment);
    }

    @Override
    protected Map<String, String> required() {
        return Map.of(
                "DATABASE_URL", "postgres://localhost/shop",
                "REDIS_URL", "redis://localhost",
                "SESSION_SECRETS", "s".repeat(32));
    }

    @Test
    void everySetting_isRead() {
        OfBoth settings =
                read(with(Map.of("EVENTS", "dual-write", "WORKERS", " payments ", "WORKER_CONCURRENCY", "3")));

        assertThat(settings.shop().publishing()).isEqualTo(EventSettings.Publishing.DUAL_WRITE);
        assertThat(settings.workers().roles()).isEqualTo(Set.of(WorkerSettings.Role.PAYMENTS));
        assertThat(settings.workers().concurrency()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "EVENTS, smoke-signals, 'EVENTS=smoke-signals is not one of outbox, dual-write'",
        "WORKERS, 'relay,pay', 'WORKERS: \"pay\" is not one of relay, '",
        "WORKERS, 'relay,', 'WORKERS: \"\" is not one of relay, '",
        "WORKER_CONCURRENCY, 0, 'WORKER_CONCURRENCY=0 is not a whole number from 1 to 1000'",
        "WORKER_RETRY_MS, -1, 'WORKER_RETRY_MS=-1 is not a whole number from 0 to 86400000'",
        "OUTBOX_POLL_MS, 0, 'OUTBOX_POLL_MS=0 is not a whole number from 1 to 60000'",
        "OUTBOX_BATCH, all, 'OUTBOX_BATCH=all is not a whole number from 1 to 10000'"
    })
    void wrongSetting_isAFault(String name, String value, String message) {
        assertThatThrownBy(() -> with(Map.of(name, value)).readAll(OfBoth::from))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void wrongSettings_areSaidByTheShop_eachOnALine() {
        assertRefused(
                Main.class,
                List.of(
                        "DATABASE_URL is not set",
                        "REDIS_URL is not set",
                        "SESSION_SECRETS",
                        "KAFKA_SERVERS",
                        "EVENTS"),
                Map.of("KAFKA_SERVERS", "kafka", "EVENTS", "smoke-signals"));
    }

    @Test
    void wrongSettings_areSaidByTheWorkers_eachOnALine() {
        assertRefused(
                WorkerMain.class,
                List.of(
                        "DATABASE_URL is not set",
                        "REDIS_URL is not set",
                        "KAFKA_SERVERS",
                        "KAFKA_PARTITIONS",
                        "OUTBOX_POLL_MS",
                        "WORKER_RETRY_MS",
                        "WORKERS",
                        "WORKER_CONCURRENCY"),
                Map.of(
                        "KAFKA_SERVERS", "kafka",
                        "KAFKA_PARTITIONS", "0",
                        "OUTBOX_POLL_MS", "now",
                        "WORKER_RETRY_MS", "never",
                        "WORKERS", "all",
                        "WORKER_CONCURRENCY", "1001"));
    }

    private static void assertRefused(Class<?> main, List<String> messages, Map<String, String> variables) {
        try (ProcessGuard guard = new ProcessGuard()) {
            new MainProcess(guard, main).assertRefused(messages, variables);
        }
    }

    private Environment with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(required());
        all.putAll(settings);
        return new Environment(all);
    }
}
