package shop.edge;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import shop.web.ApiDocs;
import shop.web.JsonFields;
import shop.web.RequestBody;

/**
 * Login over HTTP.
 *
 * <p>Who says that they are a user is taken at their word: the shop knows no passwords. To prove it – with a password, a
 * passkey, at an identity provider – is a step of its own before this one, and the same however many replicas there are.
 * Here is what comes after it.
 */
public final class SessionApi {

    private final Sessions sessions;
    private final UserIds ids;
    private final BearerTokens tokens;

    public SessionApi(Sessions sessions, UserIds ids, BearerTokens tokens) {
        this.sessions = sessions;
        this.ids = ids;
        this.tokens = tokens;
    }

    /**
     * The description of the shop's calls, with these and with what they mean for the others.
     *
     * @param more of a later step, as {@link ApiDocs} merges it
     */
    public static ApiDocs docs(InputStream... more) {
        return new ApiDocs(
                Stream.concat(Stream.of(SessionApi.class.getResourceAsStream("sessions.openapi.json")), Stream.of(more))
                        .toArray(InputStream[]::new));
    }

    /** Adds the routes. */
    public void register(JavalinConfig config) {
        config.routes.post("/sessions", this::logIn).get("/me", ctx -> ctx.jsonStream(tokens.user(ctx)));
    }

    private void logIn(Context ctx) throws IOException {
        JsonFields fields = RequestBody.read(ctx);
        String email = fields.email("email");
        fields.check();
        long id = ids.byEmail(email)
                .orElseThrow(() -> BearerTokens.notLoggedIn(ctx, "there is no user with this e-mail address"));
        ctx.status(HttpStatus.CREATED).header("Cache-Control", "no-store").jsonStream(sessions.begin(id));
    }
}
