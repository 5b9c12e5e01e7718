package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.config.SettableClock;

/** What every implementation of {@link Sessions} does. */
abstract class SessionsContract {

    protected final SettableClock clock = new SettableClock();
    protected Sessions sessions;

    /** The sessions of one more replica. */
    protected abstract Sessions replica(Clock clock);

    @BeforeEach
    void open() {
        sessions = replica(clock);
    }

    @Test
    void token_isOfTheUserWhoLoggedIn() {
        Session ada = sessions.begin(7);
        Session eve = sessions.begin(8);

        assertThat(ada.userId()).isEqualTo(7);
        assertThat(sessions.userOf(ada.token())).contains(7L);
        assertThat(sessions.userOf(eve.token())).contains(8L);
    }

    @Test
    void session_endsAfterFifteenMinutes() {
        Instant began = clock.instant();
        Session session = sessions.begin(7);
        assertThat(session.expiresAt()).isEqualTo(began.plus(Duration.ofMinutes(15)));

        clock.forward(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(sessions.userOf(session.token())).contains(7L);

        clock.forward(Duration.ofSeconds(1));
        assertThat(sessions.userOf(session.token())).isEmpty();
    }

    @Test
    void laterSession_outlivesAnEarlierOne() {
        Session earlier = sessions.begin(7);
        clock.forward(Duration.ofMinutes(10));
        Session later = sessions.begin(7);
        clock.forward(Duration.ofMinutes(10));

        assertThat(sessions.userOf(earlier.token())).isEmpty();
        assertThat(sessions.userOf(later.token())).contains(7L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "7", "..", "a.b.c", "null"})
    void anythingElse_isNobodys(String token) {
        sessions.begin(7);

        assertThat(sessions.userOf(token)).isEmpty();
    }
}
