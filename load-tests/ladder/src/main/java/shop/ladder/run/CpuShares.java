package shop.ladder.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The processes' shares of the machine's CPU time, all cores together, each 0 to 1. */
record CpuShares(Map<String, Double> byProcess) {

    /** From this share on, there is no CPU time left. */
    private static final double SATURATED = 0.9;

    CpuShares {
        byProcess = Collections.unmodifiableMap(new LinkedHashMap<>(byProcess));
    }

    static CpuShares of(Meters.Reading used, int cores) {
        Map<String, Double> shares = new LinkedHashMap<>();
        used.cpu().forEach((name, time) -> shares.put(name, time.toNanos() / ((double) used.nanos() * cores)));
        return new CpuShares(shares);
    }

    /** Whether the processors are busy, and nobody keeps them busier than the load generator does. */
    boolean generatorBound() {
        double total = byProcess.values().stream().mapToDouble(share -> share).sum();
        double generator = byProcess.getOrDefault(LoadGenerator.NAME, 0.0);
        return total >= SATURATED && byProcess.values().stream().allMatch(share -> share <= generator);
    }
}
