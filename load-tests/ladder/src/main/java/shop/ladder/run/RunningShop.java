package shop.ladder.run;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.engines.Engine;
import shop.engines.EngineFailed;
import shop.engines.kafka.KafkaEngine;
import shop.engines.nginx.ShopTraffic;
import shop.engines.payment.Charge;
import shop.engines.payment.PaymentEngine;
import shop.engines.payment.PaymentSettings;
import shop.engines.postgres.PostgresEngine;
import shop.engines.process.JavaCommand;
import shop.engines.process.ProcessGuard;
import shop.engines.redis.RedisEngine;

/**
 * A stage at work: its engines and its program, each in a process of its own; from stage 5 on several copies of the program,
 * behind a load balancer. Not safe for use by several threads.
 */
public final class RunningShop implements AutoCloseable {

    private static final int SECRET_BYTES = 32;

    private static final String WORKERS = "shop.events.WorkerMain";
    private static final String VERIFY = "shop.events.order.VerifyMain";
    private static final Duration VERIFY_LIMIT = Duration.ofMinutes(2);
    private static final Pattern VERIFIED =
            Pattern.compile("\\{\"orders\": \\d+, \"differing\": (?<differing>\\d+), \"missing\": (?<missing>\\d+)}");

    private final Stage stage;
    private final ProcessGuard guard;
    private final Path jar;
    private final Path folder;
    private final int port;
    private final PaymentEngine payment;

    /** What the program needs, by the variable that tells it the address. */
    private final Map<String, Engine> engines = new LinkedHashMap<>();

    private final Map<String, String> environment = new HashMap<>();
    private final List<Replica> replicas = new ArrayList<>();
    private final List<Replica> workers = new ArrayList<>();
    private final Optional<Balancer> balancer;

    /**
     * Starts the engines and the program of a stage, in as many copies as the stage usually has, and waits until it answers.
     *
     * @param port where the shop is to listen
     * @param settings environment variables on top of those that the stage needs
     * @throws EngineFailed if something does not come up
     */
    public static RunningShop start(
            Stage stage, ProcessGuard guard, Path home, int port, Map<String, String> settings) {
        return start(stage, guard, home, port, settings, stage.replicas());
    }

    /** @param copies of the program; more than one at a stage that has a load balancer */
    public static RunningShop start(
            Stage stage, ProcessGuard guard, Path home, int port, Map<String, String> settings, int copies) {
        return start(stage, guard, home, port, settings, copies, Docker.program(System.getenv()));
    }

    /** @param docker the command line of Docker; if there is no such program, there are no containers */
    static RunningShop start(
            Stage stage,
            ProcessGuard guard,
            Path home,
            int port,
            Map<String, String> settings,
            int copies,
            String docker) {
        RunningShop shop = new RunningShop(stage, guard, home, port);
        try {
            shop.start(settings, copies, docker);
            return shop;
        } catch (RuntimeException e) {
            shop.close();
            throw e;
        }
    }

    private RunningShop(Stage stage, ProcessGuard guard, Path home, int port) {
        this.stage = stage;
        this.guard = guard;
        this.jar = stage.jar(home);
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
        if (stage.settlesLater()) {
            engines.put("KAFKA_SERVERS", new KafkaEngine(guard));
        }
        this.balancer = stage.balanced() ? Optional.of(new Balancer(guard, home, port)) : Optional.empty();
    }

    private void start(Map<String, String> settings, int copies, String docker) {
        List<URI> addresses = balancer.isEmpty()
                ? List.of(url())
                : Stream.generate(this::newAddress).limit(copies).toList();
        balancer.ifPresent(proxy -> proxy.start(addresses)); // first: it may be missing
        engines.values().parallelStream().forEach(Engine::start);
        environment.put("SHOP_SEED", String.valueOf(Conditions.PAST_ORDERS));
        engines.forEach((variable, engine) -> environment.put(variable, engine.address()));
        balancer.ifPresent(
                proxy -> environment.putAll(Map.of("TRUSTED_PROXIES", "127.0.0.1", "SESSION_SECRETS", secret())));
        environment.putAll(settings);
        addresses.forEach(address -> replicas.add(new Replica(program(address, docker), address, environment)));
        if (stage.settlesLater()) {
            URI address = newAddress();
            URI ready = address.resolve("/health/started");
            workers.add(
                    new Replica(JarProgram.of("workers", guard, jar, WORKERS, folder, ready), address, environment));
        }
        replicas.get(0).launch(); // before the others: it fills the shop
        programs().stream().skip(1).parallel().forEach(Replica::launch);
    }

    /** In a container, if the stage has one and this machine can run it. */
    private ShopProgram program(URI url, String dockerProgram) {
        URI ready = readyWhen(url);
        if (stage != Stage.DOCKER) {
            return process(ready, "");
        }
        String image = "shop-workshop/" + stage.module() + ":ladder";
        Docker docker = new Docker(dockerProgram, guard, folder);
        try {
            docker.build(image, jar.getParent().getParent());
            return new ContainerProgram(image, docker, ready);
        } catch (EngineFailed e) {
            return process(
                    ready, "It ran as a process, with the heap that it has in a container: " + e.getMessage() + ".");
        }
    }

    private ShopProgram process(URI ready, String note) {
        // Each copy has a log of its own.
        String name = stage.balanced() ? stage.title() + "-" + ready.getPort() : stage.title();
        return JarProgram.of(name, guard, jar, folder, ready, note);
    }

    private static String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** A first answer from the database means that it has started. */
    private static URI readyWhen(URI address) {
        return address.resolve("/products/1");
    }

    private URI newAddress() {
        return local(guard.freePort());
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The shop's base URL. */
    public URI url() {
        return local(port);
    }

    /**
     * A part of the shop that a person can reach.
     *
     * @param pid the id of its process
     */
    public record Server(String name, String address, long pid) {}

    /** The load balancer, if there is one, the copies of the program, then the engines. */
    public List<Server> servers() {
        List<Server> servers = new ArrayList<>();
        balancer.map(Balancer::engine).map(RunningShop::server).ifPresent(servers::add);
        replicas.forEach(replica -> servers.add(new Server(
                name(replica),
                replica.url().toString(),
                replica.program().process().pid())));
        workers.forEach(worker -> servers.add(new Server(
                "workers", worker.url().toString(), worker.program().process().pid())));
        engines.values().stream().map(RunningShop::server).forEach(servers::add);
        return servers;
    }

    private static Server server(Engine engine) {
        return new Server(engine.name(), engine.address(), engine.process().pid());
    }

    private String name(Replica replica) {
        return replicas.size() == 1 ? "shop" : "shop " + (1 + replicas.indexOf(replica));
    }

    /**
     * Hands over each line that the program writes, from its start on, and returns when it, or each of its copies and
     * workers, has ended. If there are several, their lines begin with their number, those of workers with a w.
     */
    public void follow(Consumer<String> lines) {
        if (programs().size() == 1) {
            replicas.get(0).program().follow(lines);
            return;
        }
        ExecutorService followers = Executors.newFixedThreadPool(programs().size());
        programs().forEach(each -> {
            String mark = (workers.contains(each) ? "w" : 1 + replicas.indexOf(each)) + " | ";
            followers.execute(() -> each.program().follow(line -> lines.accept(mark + line)));
        });
        followers.shutdown();
        try {
            followers.awaitTermination(JarProgram.FOR_EVER.toDays(), TimeUnit.DAYS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The copies of the program. */
    List<Replica> replicas() {
        return List.copyOf(replicas);
    }

    /**
     * What stands in front of the copies.
     *
     * @throws IllegalStateException at a stage that has none
     */
    Balancer balancer() {
        return balancer.orElseThrow(() -> new IllegalStateException(stage + " has no load balancer"));
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

    /**
     * Chooses the copy for each request in another way.
     *
     * @throws IllegalStateException at a stage that has no load balancer
     */
    public void balance(ShopTraffic.Balancing balancing) {
        balancer().send(balancer().traffic().with(balancing));
    }

    /**
     * Starts one more copy, with these settings on top of those of the others. The balancer does not send it anything yet.
     *
     * @throws IllegalStateException at a stage that has no load balancer
     */
    Replica startCopy(Map<String, String> settings) {
        balancer();
        URI address = newAddress();
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(settings);
        Replica copy = new Replica(process(readyWhen(address), ""), address, all);
        replicas.add(copy);
        copy.launch();
        return copy;
    }

    /** Stops a copy for good. To be called when the balancer does not send it anything any more. */
    void retire(Replica replica) {
        replicas.remove(replica);
        replica.program().stop();
    }

    /** Kills all copies and workers as a crash would (SIGKILL), leaves the engines alone, and starts them again. */
    void crashAndRestart() {
        programs().forEach(each -> each.program().kill());
        programs().parallelStream().forEach(Replica::launch);
    }

    private List<Replica> programs() {
        return Stream.concat(replicas.stream(), workers.stream()).toList();
    }

    /** How many orders were accepted and settled since the start, at a stage that settles later. */
    OrderFlow orders() {
        return new OrderFlow(
                sum(replicas, "shop_orders_total{outcome=\"placed\"}"),
                sum(workers, "shop_order_settled_seconds_count"));
    }

    /**
     * Has every order compared with what its events tell, at a stage that has events.
     *
     * @return how many differ, or have no events, or events and no row
     */
    long ordersThatDifferFromTheirEvents() {
        List<String> lines = new ArrayList<>();
        guard.start("verify", JavaCommand.ofMain(VERIFY, jar, Conditions.JVM), environment, folder)
                .follow(lines::add, VERIFY_LIMIT);
        return lines.stream()
                .map(VERIFIED::matcher)
                .filter(Matcher::matches)
                .mapToLong(found -> Long.parseLong(found.group("differing")) + Long.parseLong(found.group("missing")))
                .findFirst()
                .orElseThrow(() -> new EngineFailed(
                        "orders cannot be compared with their events", null, String.join("\n", lines)));
    }

    private static long sum(List<Replica> programs, String metric) {
        return programs.stream().mapToLong(each -> each.metrics().count(metric)).sum();
    }

    /** Stops the program, leaves the engines alone, and starts it again, with these settings on top of the earlier ones. */
    void restartWith(Map<String, String> settings) {
        replicas.forEach(replica -> replica.program().stop());
        replicas.forEach(replica -> replica.launch(settings));
    }

    /** Reads what the program counts, all copies together; to be closed. */
    ShopMeter meter() {
        return new SumOfMeters(replicas.stream().map(this::meter).toList());
    }

    /** Reads what one copy counts; to be closed. */
    ShopMeter meter(Replica replica) {
        return stage.observable()
                ? replica.metrics()
                : JmxMeter.attachTo(replica.program().process().pid());
    }

    /** What the reader must know of this stage and of how its program ran, in whole sentences. */
    List<String> notes() {
        return Stream.of(replicas.get(0).program().note(), stage.worth())
                .filter(note -> !note.isEmpty())
                .toList();
    }

    /** The processes by the name under which their CPU time is reported. */
    Map<String, List<ProcessHandle>> processes() {
        Map<String, List<ProcessHandle>> processes = new LinkedHashMap<>();
        processes.put(
                "app",
                replicas.stream().map(replica -> replica.program().process()).toList());
        if (!workers.isEmpty()) {
            processes.put(
                    "workers",
                    workers.stream().map(worker -> worker.program().process()).toList());
        }
        Stream.concat(balancer.map(Balancer::engine).stream(), engines.values().stream())
                .forEach(engine -> processes.put(engine.name(), List.of(engine.process())));
        return processes;
    }

    @Override
    public void close() {
        try {
            programs().forEach(each -> each.program().kill()); // nobody needs what a good end would save
            balancer.ifPresent(Balancer::close);
        } finally {
            engines.values().parallelStream().forEach(Engine::close);
            guard.delete(folder);
        }
    }
}
