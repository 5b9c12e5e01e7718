package shop.ops.image;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** The services of the compose file on a network of their own; closed, it removes them. Not safe for use by many threads. */
final class Containers implements AutoCloseable {

    static final String PASSWORD = "of-this-test";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Path ENGINES = Path.of("../load-tests/engines/target");

    private final ComposeFile compose = ComposeFile.read();
    private final Network network = Network.newNetwork();
    private final List<GenericContainer<?>> created = new ArrayList<>();

    @Override
    public void close() {
        created.forEach(GenericContainer::stop);
        network.close();
    }

    GenericContainer<?> startPostgres() {
        GenericContainer<?> postgres = newService("postgres", 5432)
                .withEnv("POSTGRES_USER", "shop")
                .withEnv("POSTGRES_PASSWORD", PASSWORD)
                .waitingFor(Wait.forSuccessfulCommand("pg_isready --host=127.0.0.1 --username=shop"));
        postgres.start();
        return postgres;
    }

    GenericContainer<?> startRedis() {
        GenericContainer<?> redis = newService("redis", 6379).waitingFor(Wait.forSuccessfulCommand("redis-cli ping"));
        redis.start();
        return redis;
    }

    /** @param latencyMs of each payment */
    GenericContainer<?> startPayment(int latencyMs) {
        GenericContainer<?> payment = newService("payment", 8080);
        payment.setImage(
                image("payment", ENGINES, "engines").withBuildArg("TRAINING", "shop.engines.payment.PaymentProvider"));
        payment.withEnv("PAYMENT_HOST", "0.0.0.0")
                .withEnv("PAYMENT_LATENCY_MS", String.valueOf(latencyMs))
                .withEnv("HEALTH_PATH", "/health")
                .waitingFor(Wait.forHealthcheck().withStartupTimeout(START_LIMIT));
        payment.start();
        return payment;
    }

    /** Prometheus with this step's configuration. */
    GenericContainer<?> startPrometheus() {
        GenericContainer<?> prometheus = newService("prometheus", 9090)
                .withCopyFileToContainer(MountableFile.forHostPath(Path.of("prometheus")), "/etc/prometheus/")
                .waitingFor(Wait.forLogMessage(".*Server is ready to receive web requests.*", 1));
        prometheus.start();
        return prometheus;
    }

    /** A shop with the limits that the compose file gives it, not started yet; started, it waits until it is healthy. */
    GenericContainer<?> newShop(Map<String, String> settings) {
        GenericContainer<?> shop = newService("shop", 8080);
        shop.setImage(image("shop", Path.of("target"), "step04-docker"));
        return shop.withEnv("DATABASE_URL", "postgres://shop:" + PASSWORD + "@postgres:5432/shop")
                .withEnv("REDIS_URL", "redis://redis:6379")
                .withEnv("PAYMENT_URL", "http://payment:8080")
                .withEnv("PAYMENT_TIMEOUT_MS", "10000")
                .withEnv("SHOP_SEED", "10")
                .withEnv("STOP_DELAY_MS", "0")
                .withEnv(settings)
                .withTmpFs(Map.of("/tmp", "rw"))
                .withCreateContainerCmdModifier(command -> command.getHostConfig()
                        .withReadonlyRootfs(true)
                        .withCapDrop(Capability.ALL)
                        .withSecurityOpts(List.of("no-new-privileges:true")))
                .waitingFor(Wait.forHealthcheck().withStartupTimeout(START_LIMIT));
    }

    /** A program's image, built from the jars that Maven has made. */
    private ImageFromDockerfile image(String service, Path target, String program) {
        return new ImageFromDockerfile(compose.image(service), false)
                .withFileFromPath("Dockerfile", Path.of("Dockerfile"))
                .withFileFromPath("target/lib", target.resolve("lib"))
                .withFileFromPath("target/" + program + ".jar", target.resolve(program + ".jar"))
                .withBuildArg("PROGRAM", program);
    }

    private GenericContainer<?> newService(String name, int port) {
        GenericContainer<?> service = new GenericContainer<>(DockerImageName.parse(compose.image(name)));
        service.withNetwork(network)
                .withNetworkAliases(name)
                .withExposedPorts(port)
                .withCreateContainerCmdModifier(command -> command.getHostConfig()
                        .withPortBindings(new PortBinding(Binding.bindIp("127.0.0.1"), ExposedPort.tcp(port))));
        created.add(service);
        return service;
    }

    /** Limits a container's memory. */
    static void limitMemory(GenericContainer<?> container, long bytes) {
        container.withCreateContainerCmdModifier(
                command -> command.getHostConfig().withMemory(bytes).withMemorySwap(bytes));
    }
}
