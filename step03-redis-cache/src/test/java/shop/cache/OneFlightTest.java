package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import shop.store.StoreUnavailable;

class OneFlightTest extends StampedeProtectionContract {

    private static final int USERS = 50;

    @Override
    StampedeProtection create(Redis through) {
        return new OneFlight(new NoProtection());
    }

    @Test
    void everybodyGetsTheAnswerOfOneLoad() throws Exception {
        StampedeProtection protection = create(redis);
        source.hold();
        try (Crowd crowd = new Crowd(USERS)) {
            crowd.askUntilAllWait(() -> protection.get(lookup(source)));
            source.release();

            assertThat(crowd.answers()).hasSize(USERS).containsOnly("value 1");
        }
        assertThat(source.loads()).isEqualTo(1);
    }

    @Test
    void withoutRedis_itIsOneLoadAllTheSame() throws Exception {
        Redis impatient = newImpatientRedis();
        StampedeProtection protection = create(impatient);
        engine.kill();
        source.hold();
        try (Crowd crowd = new Crowd(USERS)) {
            crowd.askUntilAllWait(() -> protection.get(lookup(impatient, source)));
            source.release();

            assertThat(crowd.answers()).hasSize(USERS).containsOnly("value 1");
        } finally {
            engine.restart();
        }
        assertThat(source.loads()).isEqualTo(1);
    }

    @Test
    void failureIsSharedByAllWhoWait_andTheNextOneTriesAgain() throws Exception {
        StampedeProtection protection = create(redis);
        source.hold();
        try (Crowd crowd = new Crowd(USERS)) {
            crowd.askUntilAllWait(() -> protection.get(lookup(() -> {
                source.get();
                throw new StoreUnavailable("away", null);
            })));
            source.release();

            assertThatThrownBy(crowd::answers)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(StoreUnavailable.class);
        }
        assertThat(protection.get(lookup(source))).isEqualTo("value 2");
    }

    @Test
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
}
