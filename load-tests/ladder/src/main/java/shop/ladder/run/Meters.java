package shop.ladder.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what the processes of a run have used so far. */
final class Meters implements AutoCloseable {

    /**
     * A reading.
     *
     * @param nanos when, in {@link System#nanoTime} units
     * @param cpu CPU time by process name, each with its descendants
     * @param cache nothing at a stage without one
     */
    record Reading(long nanos, Map<String, Duration> cpu, ConnectionUse connections, Optional<CacheUse> cache) {

        /** What was used since an earlier reading. */
        Reading since(Reading earlier) {
            Map<String, Duration> used = new LinkedHashMap<>();
            cpu.forEach((name, time) -> used.put(name, time.minus(earlier.cpu.getOrDefault(name, Duration.ZERO))));
            return new Reading(
                    nanos - earlier.nanos,
                    used,
                    connections.since(earlier.connections),
                    cache.flatMap(use -> earlier.cache.map(use::since)));
        }

        Duration totalCpu() {
            return cpu.values().stream().reduce(Duration.ZERO, Duration::plus);
        }
    }

    private final Map<String, List<ProcessHandle>> processes;
    private final ShopMeter shop;

    /**
     * @param processes by the name under which their CPU time is reported
     * @param shop is closed with these meters
     */
    Meters(Map<String, List<ProcessHandle>> processes, ShopMeter shop) {
        this.processes = new LinkedHashMap<>(processes);
        this.shop = shop;
    }

    Reading read() {
        Map<String, Duration> cpu = new LinkedHashMap<>();
        processes.forEach((name, running) -> cpu.put(name, cpuTime(running)));
        return new Reading(System.nanoTime(), cpu, shop.connections(), shop.cache());
    }

    @Override
    public void close() {
        shop.close();
    }

    private static Duration cpuTime(List<ProcessHandle> processes) {
        return processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
