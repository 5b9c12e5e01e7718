package shop.edge.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.edge.nginx.Replica.Received;

class ForwardingTest extends BehindNginx {

    @BeforeEach
    void balanceOne() {
        balance(first);
    }

    @Test
    void replica_learnsWhoAskedForWhat() throws Exception {
        get("/products?after=3&limit=2");

        Received received = received();
        assertThat(received.uri()).hasToString("/products?after=3&limit=2");
        assertThat(received.header("Host"))
                .isEqualTo(URI.create(nginx.address()).getAuthority());
        assertThat(received.header("X-Forwarded-Host")).isEqualTo(received.header("Host"));
        assertThat(received.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(received.header("X-Forwarded-Proto")).isEqualTo("http");
    }

    @Test
    void clientThatClaimsToBeAProxy_isNotBelieved() throws Exception {
        send(request("/products/1")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "elsewhere")
                .header("Forwarded", "for=6.6.6.6"));

        Received received = received();
        assertThat(received.headers().get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(received.headers().get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(received.headers().get("X-Forwarded-Host")).containsExactly(received.header("Host"));
        assertThat(received.headers()).doesNotContainKey("Forwarded");
    }

    @Test
    void requestId_isPassedOn() throws Exception {
        send(request("/products/1").header("X-Request-Id", "order:7/a=b"));

        assertThat(received().header("X-Request-Id")).isEqualTo("order:7/a=b");
    }

    @Test
    void requestWithoutAnId_getsOne() throws Exception {
        get("/products/1");
        get("/products/1");

        assertThat(first.received())
                .extracting(request -> request.header("X-Request-Id"))
                .allMatch(id -> id.matches("[0-9a-f]{32}"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"two words", "\"}, {", "a23456789012345678901234567890123456789012345678901234567890123456789"})
    void requestIdThatIsNoToken_isReplaced(String id) throws Exception {
        send(request("/products/1").header("X-Request-Id", id));

        assertThat(received().header("X-Request-Id")).matches("[0-9a-f]{32}");
    }

    @Test
    void key_bodyAndToken_arePassedOn() throws Exception {
        send(post("/orders", "{}").header("Idempotency-Key", "k-1").header("Authorization", "Bearer t"));

        Received received = received();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.uri()).hasToString("/orders");
        assertThat(received.bodyBytes()).isEqualTo(2);
        assertThat(received.header("Idempotency-Key")).isEqualTo("k-1");
        assertThat(received.header("Authorization")).isEqualTo("Bearer t");
    }

    @Test
    void problemOfTheShop_passesUnchanged() throws Exception {
        first.answers(502, PROBLEM, "{\"detail\":\"the shop's own\"}");

        assertThat(get("/products/1").body()).isEqualTo("{\"detail\":\"the shop's own\"}");
    }

    private Received received() {
        assertThat(first.received()).hasSize(1);
        return first.received().get(0);
    }
}
