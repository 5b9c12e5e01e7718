package shop.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.web.ShopCalls;

/** How a server ends that has a request in flight. */
@Tag("exercise-4.2")
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServerStopTest {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final CountDownLatch inFlight = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final Lifecycle lifecycle = new Lifecycle();
    private Javalin server;
    private ShopCalls calls;

    @BeforeEach
    void create() {
        Health health = new Health(lifecycle, new Probe(() -> true), new Probe(() -> true));
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get("/slow", ctx -> {
                inFlight.countDown();
                answer.await();
                ctx.result("done");
            });
            health.register(config);
        });
    }

    @AfterEach
    void release() {
        answer.countDown();
    }

    @Test
    void requestInFlight_isAnswered_beforeTheServerHasEnded() throws Exception {
        CompletableFuture<HttpResponse<String>> slow = startWithARequestInFlight();

        CompletableFuture<Void> stopped = end(NONE, LONG);
        await("that new connections are refused").until(this::isRefused);
        assertThat(stopped).as("the stop, with a request in flight").isNotDone();
        answer.countDown();

        assertThat(slow.handle((response, cut) -> cut == null ? response.body() : "cut off: " + cut.getCause())
                        .join())
                .as("the answer to the request that was in flight")
                .isEqualTo("done");
        stopped.join();
    }

    @Test
    void serverThatIsAskedToStop_saysNotReady_andAnswersOnUntilTheDelayIsOver() throws Exception {
        start();

        assertThat(status("/health/ready")).as("before the stop").isEqualTo(200);

        CompletableFuture<Void> stopped = end(Duration.ofSeconds(2), LONG);

        await().until(() -> stopped.isDone() || status("/health/ready") == 503);
        assertThat(stopped)
                .as("the stop, before the balancer was told (503 at /health/ready)")
                .isNotDone();
        assertThat(status("/health/live"))
                .as("the answer to one who does not know yet")
                .isEqualTo(200);
        assertThat(stopped).as("the stop, during the delay").isNotDone();
        stopped.join();
        assertThat(isRefused())
                .as("that connections are refused after the stop")
                .isTrue();
    }

    @Test
    void requestThatTakesLongerThanTheGrace_isGivenUp_andTheStopStillEnds() throws Exception {
        startWithARequestInFlight();

        CompletableFuture<Void> stopped = end(NONE, SHORT);

        assertThat(stopped)
                .as("the stop, with a request in flight that takes longer than the grace of %s", SHORT)
                .succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void serverThatNeverStarted_isNotWaitedFor() {
        end(LONG, LONG).join();
    }

    private CompletableFuture<Void> end(Duration delay, Duration grace) {
        GracefulStop stop = new GracefulStop(new StopSettings(delay, grace), lifecycle);
        return CompletableFuture.runAsync(() -> {
            try {
                stop.end(server);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void start() {
        calls = new ShopCalls(server.start("127.0.0.1", 0).port());
    }

    private CompletableFuture<HttpResponse<String>> startWithARequestInFlight() throws InterruptedException {
        start();
        HttpRequest request = HttpRequest.newBuilder(calls.uri("/slow")).build();
        CompletableFuture<HttpResponse<String>> slow =
                HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
        inFlight.await();
        return slow;
    }

    /** 0 if there is no answer. */
    private int status(String path) throws InterruptedException {
        try {
            return calls.get(path).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private boolean isRefused() throws IOException {
        try (Socket connected =
                new Socket(InetAddress.getByName("127.0.0.1"), calls.uri("/").getPort())) {
            return !connected.isConnected();
        } catch (ConnectException refused) {
            return true;
        }
    }
}
