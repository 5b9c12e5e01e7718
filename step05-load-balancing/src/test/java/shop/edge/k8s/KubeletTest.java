package shop.edge.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.javalin.Javalin;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.engines.process.LoopbackPort;
import shop.ops.Health;
import shop.ops.Lifecycle;
import shop.web.ListenAddress;
import shop.web.ShopCalls;
import shop.web.ShopServer;

/** What a kubelet does to the shop's pods: it asks as deployment.yaml says, and the shop's own health endpoints answer. */
@Tag("exercise-5.5")
class KubeletTest {

    private static final Workload SHOP = Step05.deployment().shop().orElseThrow();
    private static final Probe STARTUP = SHOP.mainContainer().getStartupProbe();
    private static final Probe READINESS = SHOP.mainContainer().getReadinessProbe();
    private static final Probe LIVENESS = SHOP.mainContainer().getLivenessProbe();

    private static Javalin server;
    private static ShopCalls withoutPostgres;

    @BeforeAll
    static void startShopWithoutPostgres() {
        Health health = new Health(new Lifecycle(), new shop.ops.Probe(() -> false), new shop.ops.Probe(() -> true));
        server = ShopServer.create(health::register);
        ShopServer.listen(server, new ListenAddress("127.0.0.1", 0));
        withoutPostgres = new ShopCalls(server.port());
    }

    @AfterAll
    static void stopShop() {
        server.stop();
    }

    @Test
    void whileOnlyPostgresIsAway_noPodIsRestarted() throws Exception {
        assertThat(secondsUntilItFails(LIVENESS, withoutPostgres))
                .as("seconds until every pod is restarted, while nothing is wrong but that Postgres is away")
                .isEmpty();
    }

    @Test
    void whilePostgresIsAway_noPodIsSentRequests() throws Exception {
        assertThat(secondsUntilItFails(READINESS, withoutPostgres))
                .as("seconds until a pod that cannot reach Postgres is sent no requests")
                .hasValueSatisfying(seconds -> assertThat(seconds).isLessThanOrEqualTo(30));
    }

    @Test
    void podThatDoesNotAnswer_isRestarted() throws Exception {
        assertThat(secondsUntilItFails(LIVENESS, new ShopCalls(LoopbackPort.free())))
                .as("seconds until a pod that does not answer at all is restarted")
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(10, 60));
    }

    @Test
    void podThatTakesAMinuteToStart_isWaitedFor() throws Exception {
        assertThat(secondsUntilItFails(STARTUP, new ShopCalls(LoopbackPort.free())))
                .as("seconds until a pod that starts slowly is killed")
                .hasValueSatisfying(seconds -> assertThat(seconds).isGreaterThan(60));
        assertThat(secondsUntilItFails(STARTUP, withoutPostgres))
                .as("seconds until one that has started is killed")
                .isEmpty();
    }

    @Test
    void probeThatSaysNoNumbers_hasThoseOfKubernetes() throws Exception {
        Probe bare = new ProbeBuilder()
                .withNewHttpGet()
                .withPort(READINESS.getHttpGet().getPort())
                .endHttpGet()
                .build();

        assertThat(secondsUntilItFails(bare, new ShopCalls(LoopbackPort.free())))
                .hasValue(30);
    }

    /** Empty if it never does, or nobody asks. */
    private static Optional<Integer> secondsUntilItFails(Probe probe, ShopCalls shop) throws Exception {
        return probe == null || passes(probe.getHttpGet(), shop)
                ? Optional.empty()
                : Optional.of(orElse(probe.getPeriodSeconds(), 10) * orElse(probe.getFailureThreshold(), 3));
    }

    private static boolean passes(HTTPGetAction question, ShopCalls shop) throws Exception {
        assertThat(question)
                .as("the httpGet of a probe: what only opens a connection does not ask the program how it is")
                .isNotNull();
        assertThat(SHOP.port(question.getPort())).as("the pod's port").isPresent();
        try {
            return shop.get(orElse(question.getPath(), "/")).statusCode() < 400;
        } catch (IOException nobodyIsThere) {
            return false;
        }
    }

    private static <T> T orElse(T said, T standardOfKubernetes) {
        return said == null ? standardOfKubernetes : said;
    }
}
