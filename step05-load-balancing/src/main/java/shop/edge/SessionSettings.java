package shop.edge;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Function;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.web.Caller;

/** Who must log in, and where it is kept that they did. */
public record SessionSettings(Auth auth, Storage storage, SessionSecrets secrets) {

    /** Whether orders are shown and placed only for the user who they belong to. */
    public enum Auth {
        /** One can log in; orders are anybody's, as in the steps before. */
        OPTIONAL,
        REQUIRED;

        /** As people write it: {@code required}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The kinds of {@link Sessions}. */
    public enum Storage {
        TOKEN,
        MEMORY;

        /** As people write it: {@code token}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads {@code AUTH} (optional), {@code SESSIONS} (token) and {@code SESSION_SECRETS} (required).
     *
     * @throws ConfigurationFault if one is missing or wrong
     */
    public static SessionSettings from(Environment environment) {
        return new SessionSettings(
                environment.oneOf("AUTH", Auth.OPTIONAL),
                environment.oneOf("SESSIONS", Storage.TOKEN),
                SessionSecrets.from(environment));
    }

    /** For whose orders a request is served. */
    public Function<Context, Caller> callers(BearerTokens tokens) {
        return switch (auth) {
            case OPTIONAL -> ctx -> Caller.ANYBODY;
            case REQUIRED -> tokens::caller;
        };
    }

    /** No sessions yet. */
    public Sessions open(Clock clock) {
        return switch (storage) {
            case TOKEN -> new TokenSessions(secrets, clock);
            case MEMORY -> new MemorySessions(clock);
        };
    }
}
