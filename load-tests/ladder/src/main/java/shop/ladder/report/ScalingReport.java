package shop.ladder.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What more copies of the shop bring; {@link LadderJson} writes it.
 *
 * @param measuredAt when the run began
 * @param commit the checkout's short commit id, with {@code +} behind it if files were changed; empty without git
 * @param points one for each number of copies, the smallest first
 */
public record ScalingReport(
        Instant measuredAt, Machine machine, String commit, Parameters parameters, List<Point> points) {

    /** Below this efficiency a copy no longer brings what a copy should. */
    private static final double BENT = 0.9;

    public ScalingReport {
        points = List.copyOf(points);
    }

    /**
     * What a number of copies did.
     *
     * @param speedup the throughput as a multiple of the first point's
     * @param efficiency the throughput of each copy as a share of that at the first point: 1 if it grows as the copies do
     */
    public record Point(int copies, double speedup, double efficiency, StageResult result) {}

    /** Compares results, given by the number of copies, with the one of the fewest. */
    public static List<Point> compared(SortedMap<Integer, StageResult> results) {
        int fewest = results.firstKey();
        double slowest = results.get(fewest).throughput();
        return results.entrySet().stream()
                .map(entry -> point(entry, fewest, slowest))
                .toList();
    }

    private static Point point(Map.Entry<Integer, StageResult> entry, int fewest, double slowest) {
        double speedup = entry.getValue().throughput() / slowest;
        return new Point(entry.getKey(), speedup, speedup * fewest / entry.getKey(), entry.getValue());
    }

    /** Where the curve bends: the first point whose copies do less than nine tenths of what they did at the first. */
    public Optional<Point> bend() {
        return points.stream().filter(point -> point.efficiency() < BENT).findFirst();
    }

    /** Whether every audit holds. */
    public boolean holds() {
        return points.stream().allMatch(point -> point.result().audit().holds());
    }
}
