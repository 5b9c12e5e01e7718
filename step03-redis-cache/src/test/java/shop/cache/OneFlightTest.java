package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.store.StoreUnavailable;

/** Whoever waits does so for 20 s at most: one who forgets to tell them sees a failure. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OneFlightTest extends StampedeProtectionContract {

    private static final int USERS = 50;

    @Override
    StampedeProtection create(Redis through) {
        return new OneFlight(new NoProtection());
    }

    @Test
    @Tag("exercise-3.2")
    void everybodyGetsTheAnswerOfOneLoad() throws Exception {
        StampedeProtection protection = create(redis);
        source.hold();
        try (Crowd crowd = new Crowd(USERS)) {
            crowd.askUntilAllWait(() -> protection.get(lookup(source)));
            assertOneLoad();
            source.release();

            assertThat(crowd.answers()).hasSize(USERS).containsOnly("value 1");
        }
        assertOneLoad();
    }

    @Test
    @Tag("exercise-3.2")
    void withoutRedis_itIsOneLoadAllTheSame() throws Exception {
        Redis impatient = newImpatientRedis();
        StampedeProtection protection = create(impatient);
        engine.kill();
        source.hold();
        try (Crowd crowd = new Crowd(USERS)) {
            crowd.askUntilAllWait(() -> protection.get(lookup(impatient, source)));
            assertOneLoad();
            source.release();

            assertThat(crowd.answers()).hasSize(USERS).containsOnly("value 1");
        } finally {
            engine.restart();
        }
    }

    @Test
    @Tag("exercise-3.2")
    void failureIsSharedByAllWhoWait_andTheNextOneTriesAgain() throws Exception {
        StampedeProtection protection = create(redis);
        source.hold();
        try (Crowd crowd = new Crowd(USERS)) {
            crowd.askUntilAllWait(() -> protection.get(lookup(() -> {
                source.get();
                throw new StoreUnavailable("away", null);
            })));
            assertOneLoad();
            source.release();

            assertThatThrownBy(crowd::answers)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(StoreUnavailable.class);
        }
        assertThat(protection.get(lookup(source))).isEqualTo("value 2");
    }

    @Test
    @Tag("exercise-3.2")
    void whoAsksAfterAnInvalidation_doesNotGetTheAnswerOfALoadThatBeganBefore() throws Exception {
        StampedeProtection protection = create(redis);
        Source other = new Source();
        source.hold();
        try (Crowd early = new Crowd(1)) {
            early.askUntilAllWait(() -> protection.get(lookup(source)));

            new Invalidations(redis, background).invalidate(KEY);

            assertThat(protection.get(lookup(() -> "changed " + other.get()))).isEqualTo("changed value 1");
            source.release();
            assertThat(early.answers()).isEqualTo(List.of("value 1"));
        }
        assertThat(protection.get(lookup(source))).as("what is cached").isEqualTo("changed value 1");
    }

    private void assertOneLoad() {
        assertThat(source.loads())
                .as("how often the source was asked by %d who came at once", USERS)
                .isEqualTo(1);
    }
}
