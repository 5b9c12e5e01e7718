package shop.ladder.run;

import java.nio.file.Path;
import java.util.Arrays;

/** The stages that exist, in order, with what the runner has to know of each. A stage has what those before it have. */
public enum Stage {
    MONOLITH("monolith", "SQLite in memory on one connection"),
    POSTGRES_POOL("postgres-pool", "Postgres and a pool of connections"),
    REDIS_CACHE("redis-cache", "Redis in front of what is read often");

    private final String title;
    private final String what;

    Stage(String title, String what) {
        this.title = title;
        this.what = what;
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

    /** The program of this stage, which {@code mvn package} made. */
    Path jar(Path home) {
        String module = "step0" + number() + "-" + title;
        return home.resolve(module).resolve("target").resolve(module + ".jar");
    }
}
