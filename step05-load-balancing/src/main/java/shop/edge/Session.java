package shop.edge;

import java.time.Duration;
import java.time.Instant;

/**
 * That a user is logged in.
 *
 * @param token proves it: whoever has it is taken for the user
 * @param expiresAt from then on it proves nothing
 */
public record Session(String token, long userId, Instant expiresAt) {

    /** From the login to the end; what is stolen is of use for no longer. */
    static final Duration LIFETIME = Duration.ofMinutes(15);
}
