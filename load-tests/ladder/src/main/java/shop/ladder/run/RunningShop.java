package shop.ladder.run;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import shop.engines.Engine;
import shop.engines.EngineFailed;
import shop.engines.payment.Charge;
import shop.engines.payment.PaymentEngine;
import shop.engines.payment.PaymentSettings;
import shop.engines.postgres.PostgresEngine;
import shop.engines.process.ProcessGuard;
import shop.engines.redis.RedisEngine;

/** A stage at work: its engines and its program, each in a process of its own. Not safe for use by several threads. */
public final class RunningShop implements AutoCloseable {

    private final Stage stage;
    private final ProcessGuard guard;
    private final Path folder;
    private final int port;
    private final PaymentEngine payment;

    /** What the program needs, by the variable that tells it the address. */
    private final Map<String, Engine> engines = new LinkedHashMap<>();

    private final Map<String, String> environment = new HashMap<>();
    private final ShopProgram program;

    /**
     * Starts the engines and the program of a stage and waits until it answers.
     *
     * @param port where the shop is to listen
     * @param settings environment variables on top of those that the stage needs
     * @throws EngineFailed if something does not come up
     */
    public static RunningShop start(
            Stage stage, ProcessGuard guard, Path home, int port, Map<String, String> settings) {
        return start(stage, guard, home, port, settings, System.getenv().getOrDefault("WORKSHOP_DOCKER", "docker"));
    }

    /** @param docker the command line of Docker; if there is no such program, there are no containers */
    static RunningShop start(
            Stage stage, ProcessGuard guard, Path home, int port, Map<String, String> settings, String docker) {
        RunningShop shop = new RunningShop(stage, guard, home, port, docker);
        try {
            shop.start(settings);
            return shop;
        } catch (RuntimeException e) {
            shop.close();
            throw e;
        }
    }

    private RunningShop(Stage stage, ProcessGuard guard, Path home, int port, String docker) {
        this.stage = stage;
        this.guard = guard;
        Path jar = stage.jar(home);
        if (!Files.exists(jar)) {
            throw new EngineFailed(jar + " is missing: build it with `mvn package -DskipTests`");
        }
        this.folder = guard.newFolder(stage.title());
        this.port = port;
        this.payment =
                new PaymentEngine(guard, new PaymentSettings((int) Conditions.PAYMENT_LATENCY.toMillis(), 0, false));
        if (stage.onPostgres()) {
            engines.put("DATABASE_URL", new PostgresEngine(guard));
        }
        if (stage.cached()) {
            engines.put("REDIS_URL", new RedisEngine(guard));
        }
        engines.put("PAYMENT_URL", payment);
        this.program = program(jar, docker);
    }

    /** In a container, if the stage has one and this machine can run it. */
    private ShopProgram program(Path jar, String dockerProgram) {
        URI ready = url().resolve("/products/1");
        if (!stage.observable()) {
            return new JarProgram(stage.title(), guard, jar, folder, ready, "");
        }
        String image = "shop-workshop/" + stage.module() + ":ladder";
        Docker docker = new Docker(dockerProgram, guard, folder);
        try {
            docker.build(image, jar.getParent().getParent());
            return new ContainerProgram(image, docker, ready);
        } catch (EngineFailed e) {
            return new JarProgram(
                    stage.title(),
                    guard,
                    jar,
                    folder,
                    ready,
                    "It ran as a process, with the heap that it has in a container: " + e.getMessage() + ".");
        }
    }

    private void start(Map<String, String> settings) {
        engines.values().forEach(Engine::start);
        environment.put("SHOP_HOST", "127.0.0.1");
        environment.put("PORT", String.valueOf(port));
        environment.put("SHOP_SEED", String.valueOf(Conditions.PAST_ORDERS));
        engines.forEach((variable, engine) -> environment.put(variable, engine.address()));
        environment.putAll(settings);
        program.launch(environment);
    }

    /** The shop's base URL. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * A part of the shop that a person can reach.
     *
     * @param pid the id of its process
     */
    public record Server(String name, String address, long pid) {}

    /** The program, then its engines. */
    public List<Server> servers() {
        List<Server> servers = new ArrayList<>();
        servers.add(new Server("shop", url().toString(), program.process().pid()));
        engines.values()
                .forEach(engine -> servers.add(new Server(
                        engine.name(), engine.address(), engine.process().pid())));
        return servers;
    }

    /** Hands over each line that the program writes, from its start on, and returns when it has ended. */
    public void follow(Consumer<String> lines) {
        program.follow(lines);
    }

    /** Everything that the payment provider booked. */
    List<Charge> charges() {
        return payment.charges();
    }

    /**
     * One of the engines, for a test to take away.
     *
     * @param variable that tells the program its address
     */
    Engine engine(String variable) {
        return engines.get(variable);
    }

    /** Kills the program as a crash would (SIGKILL), leaves the engines alone, and starts it again. */
    void crashAndRestart() {
        program.kill();
        program.launch(environment);
    }

    /** Stops the program, leaves the engines alone, and starts it again, with these settings on top of the earlier ones. */
    void restartWith(Map<String, String> settings) {
        program.stop();
        environment.putAll(settings);
        program.launch(environment);
    }

    /** Reads what the program counts; to be closed. */
    ShopMeter meter() {
        return stage.observable()
                ? new MetricsMeter(url())
                : JmxMeter.attachTo(program.process().pid());
    }

    /** What the reader must know of this stage and of how its program ran, in whole sentences. */
    List<String> notes() {
        return Stream.of(program.note(), stage.worth())
                .filter(note -> !note.isEmpty())
                .toList();
    }

    /** The processes by the name under which their CPU time is reported. */
    Map<String, ProcessHandle> processes() {
        Map<String, ProcessHandle> processes = new LinkedHashMap<>();
        processes.put("app", program.process());
        engines.values().forEach(engine -> processes.put(engine.name(), engine.process()));
        return processes;
    }

    @Override
    public void close() {
        program.stop();
        engines.values().forEach(Engine::close);
        guard.delete(folder);
    }
}
