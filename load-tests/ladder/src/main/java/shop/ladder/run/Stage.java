package shop.ladder.run;

import java.nio.file.Path;
import java.util.Arrays;

/** The stages that exist, in order, with what the runner has to know of each. A stage has what those before it have. */
public enum Stage {
    MONOLITH("monolith", "SQLite in memory on one connection"),
    POSTGRES_POOL("postgres-pool", "Postgres and a pool of connections"),
    REDIS_CACHE("redis-cache", "Redis in front of what is read often"),
    DOCKER(
            "docker",
            "a container with limits, health, metrics and a graceful stop",
            "It is not meant to be faster. It buys one artefact that runs the same everywhere, limits, health checks,"
                    + " metrics, and a stop that loses no request."),
    LOAD_BALANCING("load-balancing", "three copies of the shop behind nginx"),
    KAFKA(
            "kafka",
            "orders accepted at once, and paid by workers that hear of them from Kafka",
            "An order is answered before it is paid: the buyer looks again to see how it ended.");

    private final String title;
    private final String what;
    private final String worth;

    Stage(String title, String what) {
        this(title, what, "");
    }

    Stage(String title, String what, String worth) {
        this.title = title;
        this.what = what;
        this.worth = worth;
    }

    /** @throws IllegalArgumentException if there is no stage of this number */
    public static Stage of(int number) {
        return Arrays.stream(values())
                .filter(stage -> stage.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no stage " + number));
    }

    /** From 1. */
    public int number() {
        return ordinal() + 1;
    }

    /** The module's name without the number. */
    public String title() {
        return title;
    }

    /** What this stage has that the one before has not. */
    public String what() {
        return what;
    }

    /** What it brings besides throughput, in whole sentences; empty if throughput is what it is for. */
    String worth() {
        return worth;
    }

    /** Whether its orders survive a kill: they do in Postgres. */
    public boolean durable() {
        return onPostgres();
    }

    boolean onPostgres() {
        return compareTo(POSTGRES_POOL) >= 0;
    }

    /** Whether it has a cache. */
    public boolean cached() {
        return compareTo(REDIS_CACHE) >= 0;
    }

    /** Whether its program runs in several copies, behind a load balancer. */
    public boolean balanced() {
        return compareTo(LOAD_BALANCING) >= 0;
    }

    /** Whether its orders are accepted at first, and settled by workers later. */
    public boolean settlesLater() {
        return compareTo(KAFKA) >= 0;
    }

    /** How many copies of its program the ladder runs. */
    int replicas() {
        return balanced() ? Conditions.REPLICAS : 1;
    }

    /** Whether its program tells its figures at {@code /metrics}. */
    boolean observable() {
        return compareTo(DOCKER) >= 0;
    }

    /** The folder of this stage, below the root of the checkout. */
    public String module() {
        return "step0" + number() + "-" + title;
    }

    /** The program of this stage, which {@code mvn package} made. */
    Path jar(Path home) {
        return home.resolve(module()).resolve("target").resolve(module() + ".jar");
    }
}
