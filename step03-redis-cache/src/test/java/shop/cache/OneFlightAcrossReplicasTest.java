package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.params.SetParams;

class OneFlightAcrossReplicasTest extends StampedeProtectionContract {

    private static final Duration PAUSE = Duration.ofMillis(5);

    @Override
    StampedeProtection create(Redis through) {
        return create(through, PATIENCE);
    }

    private static StampedeProtection create(Redis through, Duration patience) {
        return new OneFlightAcrossReplicas(through, patience, PAUSE);
    }

    @Test
    void allReplicasGetTheAnswerOfOneLoad() throws Exception {
        List<Redis> replicas = List.of(redis, newRedis(), newRedis());
        source.hold();
        List<CompletableFuture<String>> answers = replicas.stream()
                .map(replica -> CompletableFuture.supplyAsync(
                        () -> create(replica).get(lookup(replica, source)), work -> new Thread(work).start()))
                .toList();
        await().until(() -> source.loads() == 1);
        source.release();

        for (CompletableFuture<String> answer : answers) {
            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("value 1");
        }
        assertThat(source.loads()).isEqualTo(1);
        assertThat(direct.exists(KEY.lock())).as("the lock is given back").isFalse();
    }

    @Test
    void replicaThatDiedWithTheLock_holdsNobodyUpForLongerThanTheLockLives() {
        direct.set(KEY.lock(), "of a dead replica", SetParams.setParams().px(200));

        assertThat(create(redis).get(lookup(source))).isEqualTo("value 1");
    }

    @Test
    void whoLosesPatience_loadsWithoutTheLock() {
        direct.set(KEY.lock(), "of a slow replica");

        assertThat(create(redis, Duration.ofMillis(50)).get(lookup(source))).isEqualTo("value 1");
        assertThat(direct.get(KEY.lock())).isEqualTo("of a slow replica");
    }

    @Test
    void lockThatExpiredDuringALoad_isNotTakenFromItsNextHolder() {
        StampedeProtection protection = create(redis);

        protection.get(lookup(() -> {
            direct.set(KEY.lock(), "of the next holder");
            return "slow";
        }));

        assertThat(direct.get(KEY.lock())).isEqualTo("of the next holder");
    }
}
