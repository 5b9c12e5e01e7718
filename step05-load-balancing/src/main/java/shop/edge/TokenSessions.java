package shop.edge;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.JWTVerifier.BaseVerification;
import com.auth0.jwt.algorithms.Algorithm;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Sessions that no replica remembers: the token says itself whose it is and until when, and is signed (a JSON Web Token,
 * HS256). Each replica that has the secret can check it, and one that dies takes no session along. The price: nobody can
 * end a session early, which is why it is short.
 */
final class TokenSessions implements Sessions {

    static final String ISSUER = "shop";
    static final String AUDIENCE = "shop-api";

    private final Clock clock;
    private final Algorithm signature;
    private final List<JWTVerifier> verifiers;

    TokenSessions(SessionSecrets secrets, Clock clock) {
        List<Algorithm> algorithms =
                secrets.all().stream().map(Algorithm::HMAC256).toList();
        this.clock = clock;
        this.signature = algorithms.get(0);
        this.verifiers =
                algorithms.stream().map(algorithm -> verifier(algorithm, clock)).toList();
    }

    @Override
    public Session begin(long userId) {
        Instant expiresAt = clock.instant().plus(Session.LIFETIME).truncatedTo(ChronoUnit.SECONDS);
        // Without the time of issue: to a replica whose clock is behind, it would lie in the future.
        // tag::token[]
        String token = JWT.create()
                .withIssuer(ISSUER)
                .withAudience(AUDIENCE)
                .withSubject(Long.toString(userId))
                .withExpiresAt(expiresAt)
                .sign(signature);
        // end::token[]
        return new Session(token, userId, expiresAt);
    }

    // exercise 5.3: begin
    @Override
    public Optional<Long> userOf(String token) {
        return verifiers.stream()
                .flatMap(verifier -> subject(verifier, token).stream())
                .findFirst();
    }

    private static Optional<Long> subject(JWTVerifier verifier, String token) {
        try {
            return Optional.of(verifier.verify(token))
                    .filter(jwt -> jwt.getExpiresAt() != null) // it would be good for ever
                    .map(jwt -> Long.valueOf(jwt.getSubject()));
        } catch (RuntimeException notOurs) {
            // Not only JWTVerificationException: the header "null" is a NullPointerException in java-jwt 4.6.2, and
            // whatever a stranger sends is a token that is not ours, and no fault of the server.
            return Optional.empty();
        }
    }

    /** Takes this algorithm only, whatever a token's header says. */
    private static JWTVerifier verifier(Algorithm algorithm, Clock clock) {
        return ((BaseVerification) JWT.require(algorithm).withIssuer(ISSUER).withAudience(AUDIENCE)).build(clock);
    }
    // exercise 5.3: end
    // starter: @Override
    // starter: public Optional<Long> userOf(String token) {
    // starter:     return Optional.of(JWT.decode(token).getSubject()).map(Long::valueOf);
    // starter: }
    // starter:
    // starter: private static JWTVerifier verifier(Algorithm algorithm, Clock clock) {
    // starter:     return ((BaseVerification) JWT.require(algorithm)).build(clock);
    // starter: }
}
