package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

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
    void replicaThatNeverComesBackWithTheLock_holdsNobodyUpForLongerThanTheLockLives() throws Exception {
        Source hanging = new Source();
        hanging.hold();
        AtomicReference<String> ours = new AtomicReference<>();
        try (Crowd replica = new Crowd(1)) {
            replica.askUntilAllWait(() -> create(redis, Duration.ofMillis(500)).get(lookup(hanging)));
            String theirs = direct.get(KEY.lock());

            String answer = create(redis).get(lookup(() -> {
                ours.set(direct.get(KEY.lock()));
                return source.get();
            }));

            assertThat(answer).isEqualTo("value 1");
            assertThat(ours.get())
                    .as("the lock was taken over: nobody lost patience")
                    .isNotNull()
                    .isNotEqualTo(theirs);
        }
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
