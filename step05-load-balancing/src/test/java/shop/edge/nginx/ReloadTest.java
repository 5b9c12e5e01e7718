package shop.edge.nginx;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.engines.EngineFailed;
import shop.engines.nginx.ShopTraffic.Balancing;

/** Other replicas, another share, another method: by a new configuration, while requests come. */
class ReloadTest extends BehindNginx {

    private static final int USERS = 4;

    @ParameterizedTest
    @EnumSource
    void everyVariant_isAccepted(Balancing balancing) throws Exception {
        balance(trafficTo(first));

        nginx.reload(trafficTo(first, second).with(balancing).variables());
        nginx.reload(trafficTo(second)
                .with(balancing)
                .withCanary(50, addresses(second))
                .withClientRate(5)
                .variables());

        assertThat(reads(4)).containsOnly("second");
    }

    @Test
    void fromBlueToGreenAndBack_losesNoRequest() throws Exception {
        balance(first);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        List<CompletableFuture<Void>> users = IntStream.range(0, USERS)
                .mapToObj(user -> CompletableFuture.runAsync(() -> {
                    while (!done.get()) {
                        assertThat(reads(1)).isSubsetOf("first", "second");
                        answered.incrementAndGet();
                    }
                }))
                .toList();

        for (Replica next : List.of(second, first, second)) {
            int before = answered.get();
            await().atMost(60, SECONDS).until(() -> answered.get() > before + 100);
            nginx.reload(trafficTo(next).variables());
            int switched = other(next).received().size();
            await().atMost(60, SECONDS).until(() -> answered.get() > before + 200);
            assertThat(other(next).received()).as("after the reload").hasSize(switched);
        }
        done.set(true);

        assertThat(users).allSatisfy(user -> assertThat(user).succeedsWithin(10, SECONDS));
    }

    @Test
    void requestInFlight_isAnsweredByTheReplicaThatHasIt() throws Exception {
        Semaphore permits = first.holdsRequests();
        balance(first);
        CompletableFuture<HttpResponse<String>> inFlight = sendAsync(post("/orders", "{}"));
        await().atMost(10, SECONDS).until(() -> !first.received().isEmpty());

        CompletableFuture<Void> reload =
                CompletableFuture.runAsync(() -> nginx.reload(trafficTo(second).variables()));
        await().atMost(10, SECONDS).until(() -> get("/products/1").body().equals("second"));
        assertThat(reload).isNotDone();
        permits.release(100);

        assertThat(inFlight.get(10, SECONDS).body()).isEqualTo("first");
        assertThat(reload).succeedsWithin(10, SECONDS);
    }

    @Test
    void wrongConfiguration_isRefused_andTheOldOneStays() throws Exception {
        balance(first);

        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(
                        () -> nginx.reload(trafficTo(second).withClientRate(-1).variables()))
                .withMessageContaining("invalid rate \"rate=-1r/s\"");

        assertThat(reads(4)).containsOnly("first");
    }

    private Replica other(Replica replica) {
        return replica == first ? second : first;
    }
}
