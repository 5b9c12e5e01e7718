package shop.ladder.run;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import shop.engines.EngineFailed;
import shop.engines.payment.Charge;
import shop.engines.payment.PaymentEngine;
import shop.engines.payment.PaymentSettings;
import shop.engines.postgres.PostgresEngine;
import shop.engines.process.ChildProcess;
import shop.engines.process.JavaCommand;
import shop.engines.process.ProcessGuard;

/** A stage at work: its engines and its program, each in a process of its own. Not safe for use by several threads. */
public final class RunningShop implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final List<String> JVM = List.of(
            "-Xms" + Conditions.HEAP,
            "-Xmx" + Conditions.HEAP,
            // The meters are read over JMX, which else names this machine's own address, whatever that is today.
            "-Djava.rmi.server.hostname=127.0.0.1");

    private final Stage stage;
    private final ProcessGuard guard;
    private final Path jar;
    private final Path folder;
    private final int port;
    private final PaymentEngine payment;
    private final Optional<PostgresEngine> postgres;
    private final Map<String, String> environment = new HashMap<>();
    private ChildProcess app;

    /**
     * Starts the engines and the program of a stage and waits until it answers.
     *
     * @param port where the shop is to listen
     * @param settings environment variables on top of those that the stage needs
     * @throws EngineFailed if something does not come up
     */
    public static RunningShop start(
            Stage stage, ProcessGuard guard, Path home, int port, Map<String, String> settings) {
        RunningShop shop = new RunningShop(stage, guard, home, port);
        try {
            shop.start(settings);
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
        this.postgres = stage.onPostgres() ? Optional.of(new PostgresEngine(guard)) : Optional.empty();
    }

    private void start(Map<String, String> settings) {
        payment.start();
        postgres.ifPresent(PostgresEngine::start);
        environment.put("SHOP_HOST", "127.0.0.1");
        environment.put("PORT", String.valueOf(port));
        environment.put("PAYMENT_URL", payment.address());
        environment.put("SHOP_SEED", String.valueOf(Conditions.PAST_ORDERS));
        postgres.ifPresent(engine -> environment.put("DATABASE_URL", engine.address()));
        environment.putAll(settings);
        launch();
    }

    private void launch() {
        app = guard.start(stage.title(), JavaCommand.ofJar(jar, JVM), environment, folder);
        app.awaitAnswer(url().resolve("/products/1"), START_LIMIT);
    }

    /** The shop's base URL. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The addresses of all parts by name, for people. */
    public Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("shop", url().toString());
        addresses.put("payment provider", payment.address());
        postgres.ifPresent(engine -> addresses.put("postgres", engine.address()));
        return addresses;
    }

    /** Hands over each line that the program writes, from its start on, and returns when it has ended. */
    public void follow(Consumer<String> lines) {
        app.follow(lines, FOR_EVER);
    }

    /** Everything that the payment provider booked. */
    List<Charge> charges() {
        return payment.charges();
    }

    /** Kills the program as a crash would (SIGKILL), leaves the engines alone, and starts it again. */
    void crashAndRestart() {
        app.kill();
        launch();
    }

    /** The processes by the name under which their CPU time is reported. */
    Map<String, ProcessHandle> processes() {
        Map<String, ProcessHandle> processes = new LinkedHashMap<>();
        processes.put("app", app.handle());
        postgres.ifPresent(engine -> processes.put("postgres", engine.process()));
        processes.put("payment", payment.process());
        return processes;
    }

    @Override
    public void close() {
        if (app != null) {
            app.stop(STOP_LIMIT);
        }
        postgres.ifPresent(PostgresEngine::close);
        payment.close();
        guard.delete(folder);
    }
}
