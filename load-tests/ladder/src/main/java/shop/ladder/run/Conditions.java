package shop.ladder.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The conditions under which every stage is measured, chosen so that the stages stand clearly apart on two cores. */
public final class Conditions {

    /** What the payment provider takes to answer: the time that the early stages hold a connection for nothing. */
    public static final Duration PAYMENT_LATENCY = Duration.ofMillis(400);

    /** Connections a replica holds: HikariCP's formula for two cores and one disk, 2 · 2 + 1. */
    public static final int POOL_SIZE = 5;

    /**
     * How long a request may wait for a connection. At stage 3 nearly all users stand in the checkouts' queue, for two seconds
     * in the middle and five at most: with the shop's standard of 2 s, that would cost requests.
     */
    public static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(10);

    /** Copies of the shop, from stage 5 on. */
    public static final int REPLICAS = 3;

    /** Past orders in the shop, of four lines each: what the bestsellers are added up from. */
    public static final int PAST_ORDERS = 50_000;

    public static final int PAST_ORDER_LINES = 4 * PAST_ORDERS;

    /** Load before the measured window: the JVMs compile their hot code, the database fills its cache. */
    public static final Duration WARM_UP = Duration.ofSeconds(6);

    /** How long one user for each copy of the shop works alone, to learn what a request takes of each resource. */
    public static final Duration ALONE = Duration.ofSeconds(4);

    /**
     * How the JVM of each copy of the shop runs: with a fixed heap, one thread that collects garbage, and the first
     * compiler only. In a window of seconds the second compiler takes more of two cores than its faster code gives back:
     * with it, three copies answer fewer requests than their connections allow. For the same reason a method is compiled
     * after a tenth of the usual calls: a checkout is rare, and would be interpreted for most of the run.
     */
    static final List<String> JVM = List.of(
            "-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=0.1");

    /** What the shop is told of these, by environment variable. */
    public static Map<String, String> environment() {
        return Map.of(
                "DB_POOL_SIZE", String.valueOf(POOL_SIZE),
                "DB_CONNECTION_TIMEOUT_MS", String.valueOf(CONNECTION_TIMEOUT.toMillis()));
    }

    private Conditions() {}
}
