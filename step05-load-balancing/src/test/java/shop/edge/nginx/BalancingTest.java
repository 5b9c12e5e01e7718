package shop.edge.nginx;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.edge.nginx.Replica.Received;
import shop.engines.nginx.ShopTraffic.Balancing;

class BalancingTest extends BehindNginx {

    @Test
    void leastConnections_sendsToTheIdleReplica() throws Exception {
        Semaphore permits = second.holdsRequests();
        balance(first, second);
        CompletableFuture<?> held = oneRequestHeldBy(second);

        assertThat(reads(10)).containsOnly("first");
        assertThat(second.received()).hasSize(1);

        permits.release(10);
        assertThat(held).succeedsWithin(10, SECONDS);
    }

    @Test
    void roundRobin_sendsToABusyReplicaToo() throws Exception {
        Semaphore permits = second.holdsRequests();
        balance(trafficTo(first, second).with(Balancing.ROUND_ROBIN));
        CompletableFuture<?> held = oneRequestHeldBy(second);

        assertThat(reads(2)).as("answered after a time-out").containsOnly("first");
        assertThat(second.received()).hasSize(2);

        permits.release(10);
        assertThat(held).succeedsWithin(10, SECONDS);
    }

    @Test
    void ipHash_sendsAClientAlwaysToTheSameReplica() throws Exception {
        balance(trafficTo(first, second).with(Balancing.IP_HASH));

        List<String> bodies = reads(10);

        assertThat(bodies).containsOnly(bodies.get(0));
    }

    @Test
    @Tag("exercise-5.1")
    void connectionsToReplicas_areUsedAgain() throws Exception {
        balance(first);

        reads(100);

        assertThat(first.received().stream().map(Received::fromPort).distinct().count())
                .as("connections that nginx opened for 100 requests, one after the other")
                .isLessThan(5);
    }

    @Test
    void replicaThatFailed_isLeftAlone_untilItAnswersAgain() throws Exception {
        first.dropsRequests();
        balance(first, second);

        assertThat(reads(30)).containsOnly("second");
        assertThat(first.received())
                .as("three, and one each two seconds; else it were half of all")
                .hasSizeBetween(3, 10);

        first.answersNormally();
        await().atMost(10, SECONDS).until(() -> get("/products/1").body().equals("first"));
    }

    @Test
    void canary_getsItsShare() throws Exception {
        int requests = 4_000;
        balance(trafficTo(first).withCanary(10, addresses(second)));

        IntStream.range(0, 4)
                .mapToObj(user -> CompletableFuture.supplyAsync(() -> reads(requests / 4)))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(first.received()).hasSize(requests - second.received().size());
        assertThat(second.received().size() * 100.0 / requests).isBetween(7.5, 12.5);
    }

    @Test
    void withoutACanary_allGoesToTheStableOnes() throws Exception {
        balance(trafficTo(first));

        assertThat(reads(50)).containsOnly("first");
    }

    /** An order, for which nginx waits longest, that this replica has; the one that the other gets is answered. */
    private CompletableFuture<?> oneRequestHeldBy(Replica replica) {
        CompletableFuture<?>[] both = {sendAsync(post("/orders", "{}")), sendAsync(post("/orders", "{}"))};
        await().atMost(10, SECONDS).until(() -> !replica.received().isEmpty());
        return CompletableFuture.allOf(both);
    }
}
