package shop.ops.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.web.ShopCalls.placed;

import com.github.dockerjava.api.command.WaitContainerResultCallback;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy.StartupStatus;
import shop.web.ShopCalls;

/** The image of the shop, with Postgres, Redis and the payment provider in containers beside it. */
@NeedsDocker
class ShopImageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 30;
    private static final long MEBIBYTE = 1 << 20;
    private static final Pattern LARGEST_HEAP =
            Pattern.compile("^jvm_memory_max_bytes\\{area=\"heap\",[^}]*} (\\S+)$", Pattern.MULTILINE);

    private static Containers containers;

    @BeforeAll
    static void startServices() {
        containers = new Containers();
        containers.startPostgres();
        containers.startRedis();
        containers.startPayment(1_500);
    }

    @AfterAll
    static void stopServices() {
        containers.close();
    }

    @Test
    void shop_sells_withoutRoot_andWithoutWritingToItsFileSystem() throws Exception {
        try (GenericContainer<?> shop = containers.newShop(Map.of())) {
            shop.start();

            placed(calls(shop).order("sells"));

            assertThat(shop.execInContainer("id", "-u").getStdout().strip()).isEqualTo("10001");
            ExecResult write = shop.execInContainer("touch", "/app/file");
            assertThat(write.getExitCode()).isNotZero();
            assertThat(write.getStderr()).contains("Read-only file system");
        }
    }

    @Test
    void classesOfTheTrainingRun_areMapped() throws Exception {
        try (GenericContainer<?> shop = containers.newShop(Map.of())) {
            shop.start();

            assertThat(shop.execInContainer("cat", "/proc/1/maps").getStdout()).contains("/app/program.jsa");
        }
    }

    @Test
    void wrongSetting_isSaidInOneLine_withStatus2() {
        try (GenericContainer<?> shop = containers.newShop(Map.of("DB_POOL_SIZE", "many"))) {
            startWithoutWaiting(shop);

            assertThat(exitStatus(shop)).isEqualTo(2);
            assertThat(shop.getLogs().strip()).isEqualTo("DB_POOL_SIZE=many is not a whole number from 0 to 1000");
        }
    }

    @Test
    void stoppedWithAnOrderInFlight_answersIt_andEndsInTime() throws Exception {
        long order;
        try (GenericContainer<?> shop = containers.newShop(Map.of())) {
            shop.start();
            ShopCalls calls = calls(shop);
            var answer = calls.orderAsync("in-flight");
            await().until(() ->
                    calls.get("/metrics").body().contains("hikaricp_connections_active{pool=\"shop\"} 1.0"));

            shop.getDockerClient()
                    .stopContainerCmd(shop.getContainerId())
                    .withTimeout(STOP_SECONDS)
                    .exec();

            order = placed(answer.get(STOP_SECONDS, TimeUnit.SECONDS));
            assertThat(exitStatus(shop)).as("not 137, which is a kill").isIn(0, 143);
        }
        try (GenericContainer<?> next = containers.newShop(Map.of())) {
            next.start();
            assertThat(calls(next).get("/orders/" + order).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void heap_isThreeQuartersOfTheContainersMemory() throws Exception {
        long memory = 256 * MEBIBYTE;
        try (GenericContainer<?> shop = containers.newShop(Map.of())) {
            Containers.limitMemory(shop, memory);
            shop.start();

            double heap = LARGEST_HEAP
                    .matcher(calls(shop).get("/metrics").body())
                    .results()
                    .mapToDouble(space -> Double.parseDouble(space.group(1)))
                    .sum();

            // One of the two survivor spaces is always empty, and is not counted.
            assertThat(heap / memory).isBetween(0.70, 0.75);
        }
    }

    private static ShopCalls calls(GenericContainer<?> shop) {
        return new ShopCalls(shop.getMappedPort(8080));
    }

    /** For a container that ends by itself. */
    private static void startWithoutWaiting(GenericContainer<?> shop) {
        shop.withStartupCheckStrategy(new OneShotStartupCheckStrategy() {
                    @Override
                    public StartupStatus checkStartupState(
                            com.github.dockerjava.api.DockerClient client, String containerId) {
                        return StartupStatus.SUCCESSFUL;
                    }
                })
                .setWaitStrategy(new AtOnce());
        shop.start();
    }

    private static int exitStatus(GenericContainer<?> shop) {
        return shop.getDockerClient()
                .waitContainerCmd(shop.getContainerId())
                .exec(new WaitContainerResultCallback())
                .awaitStatusCode(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
