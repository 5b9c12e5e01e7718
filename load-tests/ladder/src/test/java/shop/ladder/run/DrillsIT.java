package shop.ladder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import shop.engines.nginx.ShopTraffic;
import shop.engines.process.ProcessGuard;
import shop.ladder.report.DrillReport;
import shop.ladder.report.DrillReport.Outcome;
import shop.ladder.report.SessionsReport;

/** Every drill in a short form, one after the other on the same three replicas. */
@TestInstance(Lifecycle.PER_CLASS)
class DrillsIT {

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int LOGGED_IN = 20;

    private ProcessGuard guard;
    private RunningShop shop;
    private DrillRun run;
    private List<Replica> replicas;
    private List<Long> pids;
    private ShopTraffic traffic;

    @BeforeAll
    void startTheShop() {
        guard = new ProcessGuard();
        Map<String, String> settings = new HashMap<>(DrillRun.environment());
        settings.put("SHOP_SEED", "10");
        shop = RunningShop.start(Stage.LOAD_BALANCING, guard, HOME, guard.freePort(), settings);
        run = new DrillRun(shop, guard, HOME);
    }

    @AfterAll
    void closeTheShop() {
        if (shop != null) {
            shop.close();
        }
        guard.close();
    }

    @BeforeEach
    void lookAtTheShop() {
        replicas = shop.replicas();
        pids = pids();
        traffic = shop.balancer().traffic();
    }

    @AfterEach
    void theShopIsAsItWas() {
        assertThat(shop.replicas()).isEqualTo(replicas);
        assertThat(shop.replicas())
                .allMatch(replica -> replica.program().process().isAlive());
        assertThat(shop.balancer().traffic()).isEqualTo(traffic);
    }

    @Test
    void killedReplica_costsNoRequest() {
        Outcome outcome = run(Drill.FAILOVER);

        assertThat(outcome.figures().failed()).isZero();
        assertThat(outcome.figures().sentAgain())
                .as("the balancer met the dead replica")
                .isPositive();
        assertThat(pids().get(0)).as("it is another process now").isNotEqualTo(pids.get(0));
        assertThat(pids().subList(1, pids.size())).isEqualTo(pids.subList(1, pids.size()));
    }

    @Test
    void whatAReplicaLogs_isItsOwn() {
        for (Replica replica : replicas) {
            Queue<String> starts = new ConcurrentLinkedQueue<>();
            Thread follower = new Thread(() -> replica.program().follow(line -> {
                if (line.contains(" listens on ")) {
                    starts.add(line);
                }
            }));
            follower.setDaemon(true); // until the replica ends
            follower.start();

            await().until(() -> !starts.isEmpty());
            assertThat(starts).allMatch(line -> line.contains(" listens on " + replica.url()));
        }
    }

    @Test
    void replacingAllReplicas_costsNoRequest() throws Exception {
        Outcome outcome = run(Drill.ROLLING_RESTART);

        assertThat(outcome.figures().failed()).isZero();
        assertThat(pids()).doesNotContainAnyElementsOf(pids);
        assertThat(outcome.figures().versions()).containsOnlyKeys("1.1.0");
        for (Replica replica : replicas) {
            assertThat(version(replica.url())).isEqualTo("1.1.0");
        }
    }

    @Test
    void switchToGreenAndBack_costsNoRequest() {
        Outcome outcome = run(Drill.BLUE_GREEN);

        assertThat(outcome.figures().failed()).isZero();
        assertThat(outcome.figures().versions()).containsOnlyKeys("green");
        assertThat(pids()).isEqualTo(pids);
    }

    @Test
    void canary_getsATenthOfTheRequests() {
        Outcome outcome = run(Drill.CANARY);

        assertThat(outcome.figures().failed()).isZero();
        assertThat(outcome.figures().versions().get("canary")).isBetween(0.08, 0.12);
    }

    @Test
    void replicaThatHangs_costsNoRead_andIsWaitedForNotLong() {
        Outcome outcome = run(Drill.HANG);

        assertThat(outcome.figures().reads().failed()).isZero();
        assertThat(outcome.figures().sentAgain()).as("the balancer gave it up").isPositive();
        assertThat(outcome.figures().longestMs())
                .as("somebody waited for it as long as nginx lets them")
                .isGreaterThan(2_900);
        assertThat(pids()).isEqualTo(pids);
    }

    @Test
    void databaseThatIsKilled_costsOnlyWhatNeedsIt_untilItIsBack() {
        Outcome outcome = run(Drill.DATABASE_RESTART);

        assertThat(outcome.figures().failures()).containsOnlyKeys("503");
        assertThat(outcome.figures().recoveryMs())
                .as("it could not be reached while it was away")
                .isGreaterThan(PAUSE.toMillis());
        assertThat(pids()).isEqualTo(pids);
    }

    @Test
    void paymentProviderThatIsKilled_costsNoRead_andOrdersAreRefusedUntilItIsBack() {
        Outcome outcome = run(Drill.PAYMENT_OUTAGE);

        assertThat(outcome.figures().checkouts().failed()).isPositive();
        assertThat(outcome.figures().reads().failed()).isZero();
        assertThat(pids()).isEqualTo(pids);
    }

    @Test
    void killedReplica_throwsOutItsUsers_ifItKeptTheirSessionsInMemory_andNobodyIfTheyHaveTokens() {
        List<SessionsReport.Outcome> outcomes = new SessionsRun(shop, guard, HOME)
                .run(LOGGED_IN, PAUSE, (what, left) -> {})
                .outcomes();

        SessionsReport.Outcome anyReplica = outcomes.get(0);
        assertThat((double) anyReplica.refusedBefore() / anyReplica.askedBefore())
                .as("two replicas of three do not know a session")
                .isBetween(0.4, 0.9);
        SessionsReport.Outcome sameReplica = outcomes.get(1);
        assertThat(sameReplica.refusedBefore()).isZero();
        assertThat(sameReplica.thrownOut()).isEqualTo(LOGGED_IN);
        SessionsReport.Outcome tokens = outcomes.get(2);
        assertThat(tokens.refusedBefore()).isZero();
        assertThat(tokens.loggedIn()).isEqualTo(LOGGED_IN);
        assertThat(tokens.thrownOut()).isZero();
        assertThat(outcomes).extracting(SessionsReport.Outcome::failed).containsOnly(0L);
    }

    private Outcome run(Drill drill) {
        DrillReport report = run.run(List.of(drill), DrillRun.USERS, WARM_UP, PAUSE, (what, left) -> {});
        Outcome outcome = report.outcomes().get(0);
        assertThat(outcome.verdict().held()).as(outcome::toString).isTrue();
        assertThat(outcome.audit().holds()).as(outcome::toString).isTrue();
        assertThat(outcome.audit().acknowledged()).isPositive();
        assertThat(report.holds()).isTrue();
        return outcome;
    }

    private List<Long> pids() {
        return shop.replicas().stream()
                .map(replica -> replica.program().process().pid())
                .toList();
    }

    private static String version(URI replica) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(replica.resolve("/products/1")).build(), BodyHandlers.discarding())
                .headers()
                .firstValue("X-Shop-Version")
                .orElseThrow();
    }
}
