package shop.ladder.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shop.engines.EngineFailed;
import shop.ladder.report.LoadReport;

/**
 * What became of a simulation.
 *
 * @param status the load generator's exit status: 0 if it ran and its assertions hold
 * @param readings of the meters, by phase and {@code begins} or {@code ends}
 * @param logTail the last lines that it wrote
 */
public record Load(int status, Map<String, Meters.Reading> readings, String logTail) {

    /**
     * This load, if it went well.
     *
     * @throws EngineFailed if the load generator's status is not 0
     */
    public Load orThrow() {
        if (status != 0) {
            throw new EngineFailed("the load generator ended with status " + status, null, logTail);
        }
        return this;
    }

    /** What was used during a phase; empty if there was no such phase. */
    Optional<Meters.Reading> used(String phase) {
        Meters.Reading begin = readings.get(phase + " begins");
        Meters.Reading end = readings.get(phase + " ends");
        return begin == null || end == null ? Optional.empty() : Optional.of(end.since(begin));
    }

    /** What was seen of the connections and of the cache in a phase, a line each for people. */
    public List<String> inWords(String phase) {
        return used(phase).stream()
                .flatMap(used -> Stream.concat(
                        Stream.of(used.connections())
                                .filter(use -> use.lent() > 0)
                                .map(ConnectionUse::inWords),
                        used.cache().map(CacheUse::inWords).stream()))
                .toList();
    }

    /** How connections were used in a phase; empty if none was lent. */
    public Optional<LoadReport.Connections> connections(String phase) {
        return used(phase)
                .map(Meters.Reading::connections)
                .filter(use -> use.lent() > 0)
                .map(ConnectionUse::report);
    }

    /** How the cache was used in a phase; empty if there is none, or if nothing was looked up. */
    public Optional<LoadReport.Cache> cache(String phase) {
        return used(phase)
                .flatMap(Meters.Reading::cache)
                .filter(use -> use.lookups() > 0)
                .map(CacheUse::report);
    }
}
