package shop.ladder.run;

import io.gatling.javaapi.core.Simulation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import shop.engines.EngineFailed;
import shop.engines.process.ChildProcess;
import shop.engines.process.ProcessGuard;
import shop.ladder.simulation.PhaseRecorder;

/** A simulation against a running shop, with the meters read at the beginning and the end of each of its phases. */
public final class Load {

    /** The name under which the load generator's CPU time is reported. */
    static final String GENERATOR = "generator";

    private final int status;
    private final Map<String, Meters.Reading> readings;

    private final String lastLine;

    private Load(int status, Map<String, Meters.Reading> readings, String lastLine) {
        this.status = status;
        this.readings = readings;
        this.lastLine = lastLine;
    }

    /**
     * Runs a simulation to its end.
     *
     * @param properties what it is told, as system properties
     * @param folder where it writes its log and, if {@code report}, Gatling's own report
     * @param lines is handed every line that it writes, as it comes
     * @throws EngineFailed if it takes longer than {@code limit}
     */
    public static Load run(
            ProcessGuard guard,
            RunningShop shop,
            Class<? extends Simulation> simulation,
            Map<String, String> properties,
            Path folder,
            boolean report,
            Duration limit,
            Consumer<String> lines) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("baseUrl", shop.url().toString());
        ChildProcess gatling = GatlingRun.start(guard, simulation, all, folder, report);
        Map<String, ProcessHandle> processes = new LinkedHashMap<>(shop.processes());
        processes.put(GENERATOR, gatling.handle());
        Map<String, Meters.Reading> readings = new HashMap<>();
        try (Meters meters = new Meters(processes)) {
            int status = gatling.follow(
                    line -> {
                        if (line.startsWith(PhaseRecorder.MARK)) {
                            readings.put(line.substring(PhaseRecorder.MARK.length()), meters.read());
                        }
                        lines.accept(line);
                    },
                    limit);
            return new Load(status, readings, gatling.logTail().lines().reduce("", (before, line) -> line));
        }
    }

    /** The load generator's exit status: 0 if it ran and its assertions hold. */
    public int status() {
        return status;
    }

    /** The last line that it wrote. */
    public String lastLine() {
        return lastLine;
    }

    /** What was used during a phase of {@code Storefront}; empty if there was no such phase. */
    Optional<Meters.Reading> used(String phase) {
        Meters.Reading begin = readings.get(phase + " begins");
        Meters.Reading end = readings.get(phase + " ends");
        return begin == null || end == null ? Optional.empty() : Optional.of(end.since(begin));
    }

    /** How long a connection was waited for and held on average in a phase, in one line for people. */
    public Optional<String> connectionsInWords(String phase) {
        return used(phase)
                .map(Meters.Reading::connections)
                .filter(use -> use.lent() > 0)
                .map(ConnectionUse::inWords);
    }
}
