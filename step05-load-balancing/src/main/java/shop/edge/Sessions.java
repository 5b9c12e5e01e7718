package shop.edge;

import java.util.Optional;

/** Who is logged in. Implementations are safe for use by many threads. */
public interface Sessions {

    /** Logs a user in, for {@link Session#LIFETIME}. */
    Session begin(long userId);

    /** The id of the user whose session this token is of; empty if there is none, or none any more. */
    Optional<Long> userOf(String token);
}
