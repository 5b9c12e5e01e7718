package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import redis.clients.jedis.UnifiedJedis;
import shop.config.ConfigurationFault;

/** A Redis that the shop can do without. */
class RedisTest extends OnRedis {

    @Test
    void answer_isRedisOwn() {
        assertThat(redis.ask(UnifiedJedis::ping, "none")).isEqualTo("PONG");
        assertThat(redis.unanswered()).isZero();
    }

    @Test
    void stoppedRedis_isReplacedByTheSubstitute_saidOnce_andUsedAgainWhenItIsBack() {
        Redis impatient = newImpatientRedis();
        AtomicInteger returns = new AtomicInteger();
        impatient.whenBack(returns::incrementAndGet);
        try (LogLines log = new LogLines(Redis.class)) {
            engine.kill();
            for (int i = 0; i < 50; i++) {
                assertThat(impatient.ask(UnifiedJedis::ping, "none")).isEqualTo("none");
            }
            assertThat(impatient.unanswered()).isEqualTo(50);
            assertThat(log.lines())
                    .containsExactly("WARN " + engine.address() + " does not answer: going on without a cache");

            engine.restart();
            await().until(() -> impatient.ask(UnifiedJedis::ping, "none").equals("PONG"));

            assertThat(log.lines()).hasSize(2).last().isEqualTo("INFO " + engine.address() + " answers again");
            assertThat(returns).hasValue(1);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signal that pauses a process")
    void hungRedis_isNoLongerAskedAfterAFewTimeouts() {
        Redis impatient = newImpatientRedis();
        AtomicInteger asked = new AtomicInteger();

        engine.pause();
        try {
            for (int i = 0; i < 1_000; i++) {
                String answer = impatient.ask(
                        client -> {
                            asked.incrementAndGet();
                            return client.ping();
                        },
                        "none");
                assertThat(answer).isEqualTo("none");
            }
        } finally {
            engine.resume();
        }

        // 5 until the circuit opens, and one each second to see whether it is back: not all 1,000 wait for a time-out.
        assertThat(asked).hasValueBetween(5, 50);
        await().until(() -> impatient.ask(UnifiedJedis::ping, "none").equals("PONG"));
    }

    @Test
    void refusedCommand_isNoOutage_butSaidOnce() {
        direct.set("text", "no list");
        try (LogLines log = new LogLines(Redis.class)) {
            for (int i = 0; i < 20; i++) {
                assertThat(redis.ask(client -> client.llen("text"), -1L)).isEqualTo(-1);
            }

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN " + engine.address() + " refuses a command, and maybe others: WRONGTYPE");
        }
        assertThat(redis.ask(UnifiedJedis::ping, "none")).isEqualTo("PONG");
    }

    @Test
    void unreachableServerAtTheStart_isAWarningAndNoFault() {
        RedisSettings nowhere = new RedisSettings(URI.create("redis://127.0.0.1:1"), Duration.ofMillis(100), 1);
        try (LogLines log = new LogLines(Redis.class);
                Redis absent = Redis.open(nowhere)) {
            assertThat(absent.ask(UnifiedJedis::ping, "none")).isEqualTo("none");
            assertThat(log.lines()).singleElement().asString().startsWith("WARN redis://127.0.0.1:1 does not answer (");
        }
    }

    @Test
    void wrongPassword_isAFaultThatDoesNotShowIt() {
        direct.configSet("requirepass", "right");
        try {
            URI url = URI.create(engine.address().replace("redis://", "redis://default:secret@"));

            assertThatThrownBy(() -> Redis.open(new RedisSettings(url, PATIENCE, 1)))
                    .isInstanceOf(ConfigurationFault.class)
                    .hasMessageStartingWith("REDIS_URL: " + engine.address() + " refuses (")
                    .hasMessageEndingWith("): check the user, the password and the database")
                    .hasMessageNotContaining("secret");
        } finally {
            direct.configSet("requirepass", "");
        }
    }

    @Test
    void missingDatabase_isAFault() {
        URI url = URI.create(engine.address() + "/9999");

        assertThatThrownBy(() -> Redis.open(new RedisSettings(url, PATIENCE, 1)))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("DB index is out of range");
    }
}
