package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.config.SettableClock;

@Tag("exercise-5.3")
class TokenSessionsTest extends SessionsContract {

    private static final String OLD = "the-old-secret-of-32-bytes-or-more";
    private static final String NEW = "the-new-secret-of-32-bytes-or-more";

    @Override
    protected Sessions replica(Clock clock) {
        return replica(clock, OLD);
    }

    @Test
    void anotherReplica_knowsTheSession() {
        Session session = sessions.begin(7);

        assertThat(replica(clock).userOf(session.token())).contains(7L);
    }

    @Test
    void replicaWhoseClockIsBehind_takesTheTokenOfOneThatIsAhead() {
        SettableClock ahead = new SettableClock();
        ahead.forward(Duration.ofSeconds(30));

        Session session = replica(ahead).begin(7);

        assertThat(sessions.userOf(session.token())).contains(7L);
    }

    @Test
    void firstSecretSigns_allVerify() {
        String ofTheOld = sessions.begin(7).token();
        Sessions overlap = replica(clock, NEW, OLD);
        String ofTheOverlap = overlap.begin(7).token();
        Sessions afterwards = replica(clock, NEW);

        assertThat(overlap.userOf(ofTheOld))
                .as("the user of a token of the old secret, while both are known")
                .contains(7L);
        assertThat(overlap.userOf(ofTheOverlap)).contains(7L);
        assertThat(afterwards.userOf(ofTheOverlap)).contains(7L);
        assertThat(afterwards.userOf(ofTheOld)).isEmpty();
        assertThat(sessions.userOf(ofTheOverlap))
                .as("why all must verify it first")
                .isEmpty();
    }

    private static Sessions replica(Clock clock, String... secrets) {
        return new TokenSessions(new SessionSecrets(List.of(secrets)), clock);
    }
}
