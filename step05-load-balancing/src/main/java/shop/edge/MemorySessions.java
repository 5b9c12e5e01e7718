package shop.edge;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions in the memory of one replica: how it is often begun, and here only to be measured as the <em>before</em>. The
 * other replicas do not know the token, so that a balancer must send each user to their own replica; and when that one
 * dies or is replaced, its users are thrown out.
 */
final class MemorySessions implements Sessions {

    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    /** By their tokens, oldest first: they end in the order in which they began. */
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    MemorySessions(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Session begin(long userId) {
        forgetOver();
        Session session = new Session(newToken(), userId, clock.instant().plus(Session.LIFETIME));
        sessions.put(session.token(), session);
        return session;
    }

    @Override
    public synchronized Optional<Long> userOf(String token) {
        forgetOver();
        return Optional.ofNullable(sessions.get(token)).map(Session::userId);
    }

    private void forgetOver() {
        Instant now = clock.instant();
        Iterator<Session> oldest = sessions.values().iterator();
        while (oldest.hasNext() && !now.isBefore(oldest.next().expiresAt())) {
            oldest.remove();
        }
    }

    private String newToken() {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }
}
