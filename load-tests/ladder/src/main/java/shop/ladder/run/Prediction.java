package shop.ladder.run;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import shop.ladder.report.Demand;
import shop.ladder.report.Explanation;

/**
 * What a stage can do at best, computed from what a lone user, one for each copy, takes of each resource: the bottleneck law of operational
 * analysis, X ≤ min over the resources of servers / demand (Denning and Buzen, 1978).
 */
final class Prediction {

    static final String CPU = "CPU of all processes";

    private static final Set<String> PROPER_NAMES = Set.of("nginx", "Kafka");

    /** Less would be told as 0.0. */
    private static final double WORTH_A_WORD_MS = 0.05;

    private final Stage stage;
    private final int copies;
    private final Map<String, Demand> demands = new LinkedHashMap<>();
    private final Map<String, Double> cpuMs = new LinkedHashMap<>();

    /**
     * @param copies of the stage's program
     * @param requests how many requests the lone users made
     * @param used what they took
     * @param cores the processors of this machine
     */
    Prediction(Stage stage, int copies, long requests, Meters.Reading used, int cores) {
        this.stage = stage;
        this.copies = copies;
        int connections = stage.onPostgres() ? copies * Conditions.POOL_SIZE : 1;
        double heldMs = used.connections().heldNanos() / 1e6;
        demands.put(
                connections == 1 ? "the one connection" : "connections", new Demand(connections, heldMs / requests));
        used.cpu().entrySet().stream()
                .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
                .forEach(use -> cpuMs.put(person(use.getKey()), millis(use.getValue()) / requests));
        demands.put(CPU, new Demand(cores, millis(used.totalCpu()) / requests));
    }

    /** What a request takes of each resource. */
    Map<String, Demand> demands() {
        return demands;
    }

    /** Requests per second that the scarcest resource allows. */
    double limit() {
        return scarcest().getValue().limit();
    }

    /** The scarcest resource; the processors are named after who uses them most. */
    String resource() {
        return isCpu() ? cpuMs.keySet().iterator().next() + " CPU" : scarcest().getKey();
    }

    Explanation explanation() {
        Demand demand = scarcest().getValue();
        boolean cpu = isCpu();
        return new Explanation(
                cpu ? cpuInWords() : connectionsInWords(),
                cpu ? "cores / CPU time of a request" : "connections / time that a request holds one",
                String.format(
                        Locale.ROOT, "%d / %.2f ms = %.0f requests/s", demand.servers(), demand.ms(), demand.limit()));
    }

    private String connectionsInWords() {
        long payment = Conditions.PAYMENT_LATENCY.toMillis();
        if (stage == Stage.MONOLITH) {
            return "Every request needs the one connection, and a checkout keeps it while it waits " + payment
                    + " ms for the payment.";
        }
        String held = copies == 1
                ? "A checkout keeps one of the connections while it waits "
                : "Each of the " + copies + " copies has " + Conditions.POOL_SIZE
                        + " connections, and a checkout keeps one of them while it waits ";
        return held + payment + " ms for the payment; "
                + (stage.cached()
                        ? "what the cache answers needs none."
                        : "the other requests wait for those that are left.");
    }

    private String cpuInWords() {
        return cpuMs.entrySet().stream()
                .filter(use -> use.getValue() >= WORTH_A_WORD_MS)
                .map(use -> String.format(Locale.ROOT, "%.1f ms in %s", use.getValue(), withArticle(use.getKey())))
                .collect(Collectors.joining(
                        ", ", "The processors are busy. The mean request takes ", ", all on the same processors."));
    }

    private Map.Entry<String, Demand> scarcest() {
        return demands.entrySet().stream()
                .min(Comparator.comparingDouble(entry -> entry.getValue().limit()))
                .orElseThrow();
    }

    private boolean isCpu() {
        return scarcest().getKey().equals(CPU);
    }

    private static String person(String process) {
        return switch (process) {
            case "app" -> "shop";
            case "postgres" -> "database";
            case "redis" -> "cache";
            case "generator" -> "load generator";
            case "payment" -> "payment provider";
            case "kafka" -> "Kafka";
            default -> process;
        };
    }

    private static String withArticle(String person) {
        return PROPER_NAMES.contains(person) ? person : "the " + person;
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
