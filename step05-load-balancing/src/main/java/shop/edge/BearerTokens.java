package shop.edge;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import java.util.Collections;
import java.util.List;
import shop.model.User;
import shop.store.Users;
import shop.web.Caller;

/** Tells who sent a request by the token in its header {@code Authorization} (RFC 6750). Safe for use by many threads. */
public final class BearerTokens {

    private static final String CHALLENGE = "Bearer realm=\"shop\"";
    private static final String SCHEME = "Bearer";

    private final Sessions sessions;
    private final Users users;

    public BearerTokens(Sessions sessions, Users users) {
        this.sessions = sessions;
        this.users = users;
    }

    /** @throws UnauthorizedResponse as {@link #user} */
    Caller caller(Context ctx) {
        User user = user(ctx);
        return userId -> {
            if (userId != user.id()) {
                throw new ForbiddenResponse("this is another user's");
            }
        };
    }

    /**
     * The user who is logged in.
     *
     * @throws UnauthorizedResponse if there is no token, or it is not one of a session and of a user that there are; what
     *     is wrong with it is not said, for that would help those who try
     */
    User user(Context ctx) {
        return sessions.userOf(token(ctx))
                .flatMap(users::find)
                .orElseThrow(() -> refusal(
                        ctx,
                        CHALLENGE + ", error=\"invalid_token\"",
                        "the token is not valid, or not any more: log in again"));
    }

    /** An answer for who is not logged in, and for who cannot be. */
    static UnauthorizedResponse notLoggedIn(Context ctx, String why) {
        return refusal(ctx, CHALLENGE, why);
    }

    private static String token(Context ctx) {
        List<String> credentials = Collections.list(ctx.req().getHeaders("Authorization"));
        String[] schemeAndToken = String.join(",", credentials).strip().split(" +", 2);
        if (!schemeAndToken[0].equalsIgnoreCase(SCHEME)) {
            throw notLoggedIn(ctx, "log in at POST /sessions, and send the token as Authorization: Bearer");
        }
        return schemeAndToken.length == 2 ? schemeAndToken[1] : "";
    }

    private static UnauthorizedResponse refusal(Context ctx, String challenge, String detail) {
        ctx.header("WWW-Authenticate", challenge);
        return new UnauthorizedResponse(detail);
    }
}
