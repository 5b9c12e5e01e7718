package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class MemorySessionsTest extends SessionsContract {

    @Override
    protected Sessions replica(Clock clock) {
        return new MemorySessions(clock);
    }

    @Test
    void anotherReplica_doesNotKnowTheSession() {
        Session session = sessions.begin(7);

        assertThat(replica(clock).userOf(session.token())).isEmpty();
    }
}
