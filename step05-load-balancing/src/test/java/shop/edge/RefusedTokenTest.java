package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.config.SettableClock;
import shop.web.RunningShop;

/** Whatever comes instead of the token of a session, the answer is the same 401, and never a fault of the server. */
class RefusedTokenTest {

    private static final SettableClock CLOCK = new SettableClock();
    private static final Algorithm OURS = Algorithm.HMAC256(ShopWithSessions.SECRET);
    private static final String ORDER = "{\"userId\":1,\"lines\":[{\"productId\":1,\"quantity\":1}]}";
    private static final String HS256 = encoded("{\"alg\":\"HS256\"}");

    private static RunningShop shop;

    @BeforeAll
    static void open() throws Exception {
        shop = new ShopWithSessions(CLOCK).open();
        shop.post("/users", "{\"name\":\"Ada\",\"email\":\"ada@shop.example\"}");
        shop.post("/products", "{\"name\":\"Teapot\",\"priceCents\":1999,\"stock\":700}");
    }

    @AfterAll
    static void close() throws Exception {
        shop.close();
    }

    /** The one from which each of the others differs in one point. */
    @Test
    @Tag("exercise-5.3")
    void soundToken_isTaken() throws Exception {
        String credentials = "Bearer " + sound().sign(OURS);

        assertThat(me(credentials).statusCode()).isEqualTo(200);
        assertThat(order(credentials).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "Bearer   "})
    void nameOfTheScheme_isReadWithoutRegardToCase(String scheme) throws Exception {
        assertThat(me(scheme + sound().sign(OURS)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @Tag("exercise-5.3")
    @MethodSource({"signatures", "claims", "forms"})
    void tokenThatIsNotOfASession_isRefusedWithoutAReason(String token) throws Exception {
        assertInvalidToken(me("Bearer " + token));
        assertInvalidToken(order("Bearer " + token));
    }

    @Test
    void twoTokens_areNone() throws Exception {
        String credentials = "Bearer " + sound().sign(OURS);

        assertInvalidToken(shop.send(
                shop.request("/me").header("Authorization", credentials).header("Authorization", credentials)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic YWRhOnNlY3JldA==", "Bearertoken", "Token abc", ","})
    void requestWithoutAToken_isToldWhatToSend(String credentials) throws Exception {
        assertNoToken(me(credentials));
        assertNoToken(order(credentials));
    }

    @Test
    void requestWithoutCredentials_isToldWhatToSend() throws Exception {
        assertNoToken(shop.get("/me"));
        assertNoToken(shop.post("/orders", ORDER));
    }

    @Test
    void headerThatIsTooLong_isAProblemOfTheClient() throws Exception {
        HttpResponse<String> answer = me("Bearer " + "a".repeat(20_000));

        assertThat(answer.statusCode()).isEqualTo(431);
        assertThat(RunningShop.header(answer, "Content-Type")).isEqualTo("application/problem+json");
    }

    static Stream<Arguments> signatures() throws GeneralSecurityException {
        String[] parts = sound().sign(OURS).split("\\.");
        String another = sound().withSubject("2").sign(OURS).split("\\.")[1];
        return Stream.of(
                argumentSet("no signature", parts[0] + "." + parts[1] + "."),
                argumentSet("forged signature", parts[0] + "." + parts[1] + "." + encoded("x".repeat(32))),
                argumentSet("changed payload", parts[0] + "." + another + "." + parts[2]),
                argumentSet(
                        "changed header",
                        encoded("{\"alg\":\"HS256\",\"kid\":\"1\"}") + "." + parts[1] + "." + parts[2]),
                argumentSet("alg none", sound().sign(Algorithm.none())),
                argumentSet(
                        "alg none with our signature", encoded("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]),
                argumentSet("another key", sound().sign(Algorithm.HMAC256("another".repeat(9)))),
                argumentSet("HS384 with our key", sound().sign(Algorithm.HMAC384(ShopWithSessions.SECRET))),
                argumentSet("HS512 with our key", sound().sign(Algorithm.HMAC512(ShopWithSessions.SECRET))),
                argumentSet("RS256", sound().sign(Algorithm.RSA256(null, anyRsaKey()))));
    }

    static Stream<Arguments> claims() {
        Instant now = CLOCK.instant();
        return Stream.of(
                signed("expired", sound().withExpiresAt(now)),
                signed("never expires", withoutEnd()),
                signed("expires at null", sound().withExpiresAt((Instant) null)),
                signed("not yet valid", sound().withNotBefore(now.plusSeconds(60))),
                signed("issued in the future", sound().withIssuedAt(now.plusSeconds(60))),
                signed("another issuer", sound().withIssuer("bank")),
                signed("no issuer", sound().withIssuer((String) null)),
                signed("another audience", sound().withAudience("bank")),
                signed("no audience", sound().withAudience((String[]) null)),
                signed("no subject", sound().withSubject(null)),
                signed("subject is no number", sound().withSubject("ada")),
                signed("subject is no whole number", sound().withSubject("1.0")),
                signed("subject is too large", sound().withSubject("9".repeat(30))),
                signed("no such user", sound().withSubject("999")));
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                argumentSet("empty", ""),
                argumentSet("garbage", "garbage"),
                argumentSet("one dot", "a.b"),
                argumentSet("two dots", ".."),
                argumentSet("three dots", "..."),
                argumentSet("not base64", "%.%.%"),
                argumentSet("not ASCII", "\u00e4.\u00f6.\u00fc"),
                argumentSet("two words", sound().sign(OURS) + " " + sound().sign(OURS)),
                argumentSet("header is null", encoded("null") + "." + encoded("{}") + ".x"),
                argumentSet("header is a list", encoded("[]") + "." + encoded("{}") + ".x"),
                argumentSet("header is empty", encoded("{}") + "." + encoded("{}") + ".x"),
                argumentSet("payload is null", HS256 + "." + encoded("null") + ".x"),
                argumentSet("payload is no JSON", HS256 + "." + encoded("{") + ".x"),
                argumentSet("payload is deep", HS256 + "." + encoded("[".repeat(5_000)) + ".x"),
                argumentSet("time is no time", HS256 + "." + encoded("{\"exp\":1e999}") + ".x"),
                argumentSet("long", "a".repeat(7_000)));
    }

    private static Arguments signed(String name, JWTCreator.Builder token) {
        return argumentSet(name, token.sign(OURS));
    }

    private static JWTCreator.Builder sound() {
        return withoutEnd().withExpiresAt(CLOCK.instant().plusSeconds(60));
    }

    private static JWTCreator.Builder withoutEnd() {
        return JWT.create()
                .withIssuer(TokenSessions.ISSUER)
                .withAudience(TokenSessions.AUDIENCE)
                .withSubject("1");
    }

    private static RSAPrivateKey anyRsaKey() throws GeneralSecurityException {
        return (RSAPrivateKey)
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> me(String credentials) throws Exception {
        return shop.send(shop.request("/me").header("Authorization", credentials));
    }

    private static HttpResponse<String> order(String credentials) throws Exception {
        return shop.post("/orders", ORDER, "Authorization", credentials);
    }

    private static void assertInvalidToken(HttpResponse<String> answer) throws Exception {
        assertRefused(
                answer,
                "Bearer realm=\"shop\", error=\"invalid_token\"",
                "the token is not valid, or not any more: log in again");
    }

    private static void assertNoToken(HttpResponse<String> answer) throws Exception {
        assertRefused(
                answer,
                "Bearer realm=\"shop\"",
                "log in at POST /sessions, and send the token as Authorization: Bearer");
    }

    private static void assertRefused(HttpResponse<String> answer, String challenge, String detail) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(RunningShop.header(answer, "WWW-Authenticate")).isEqualTo(challenge);
        assertThat(RunningShop.header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(RunningShop.json(answer).get("detail").textValue()).isEqualTo(detail);
    }
}
