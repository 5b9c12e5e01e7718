package shop.ladder.run;

import io.gatling.app.Gatling;
import io.gatling.javaapi.core.Simulation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import shop.engines.EngineFailed;
import shop.engines.process.ChildProcess;
import shop.engines.process.JavaCommand;
import shop.engines.process.ProcessGuard;
import shop.ladder.simulation.PhaseRecorder;

/** Runs simulations against a shop: Gatling in a JVM of its own, with no call to the outside. */
public final class LoadGenerator {

    /** The name under which its CPU time is reported. */
    static final String NAME = "generator";

    private static final List<String> JVM = List.of(
            "-Xms512m",
            "-Xmx512m",
            // As the shop's: what it takes of the processors is not left for the shop.
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=0.1",
            "-XX:+UseSerialGC",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            // Gatling asks a server of its maker for its newest version: keep it from waiting for an answer.
            "-Dhttps.proxyHost=127.0.0.1",
            "-Dhttps.proxyPort=9");

    private final ProcessGuard guard;
    private final RunningShop shop;
    private final Path folder;

    /** @param folder where Gatling writes its log and, if asked to, its report */
    public LoadGenerator(ProcessGuard guard, RunningShop shop, Path folder) {
        this.guard = guard;
        this.shop = shop;
        this.folder = folder;
    }

    /**
     * Runs a simulation to its end, and reads the meters at the beginning and the end of each of its phases.
     *
     * @param settings what the simulation is told, as system properties; one that leaves its result in a file must do
     *     without assertions, or with a report
     * @param report whether Gatling makes its own report
     * @param limit how long it may take
     * @param lines is handed every line that it writes, as it comes
     * @throws EngineFailed if it takes longer than {@code limit}
     */
    public Load run(
            Class<? extends Simulation> simulation,
            Map<String, String> settings,
            boolean report,
            Duration limit,
            Consumer<String> lines) {
        ChildProcess gatling = guard.start("gatling", command(simulation, settings, report), Map.of(), folder);
        Map<String, List<ProcessHandle>> processes = new LinkedHashMap<>(shop.processes());
        processes.put(NAME, List.of(gatling.handle()));
        Map<String, Meters.Reading> readings = new HashMap<>();
        try (Meters meters = new Meters(processes, shop.meter())) {
            int status = gatling.follow(
                    line -> {
                        if (line.startsWith(PhaseRecorder.MARK)) {
                            readings.put(line.substring(PhaseRecorder.MARK.length()), meters.read());
                        }
                        lines.accept(line);
                    },
                    limit);
            return new Load(status, readings, gatling.logTail());
        } finally {
            gatling.kill(); // it still runs if the meters could not be read: no load on what is measured next
        }
    }

    private List<String> command(Class<? extends Simulation> simulation, Map<String, String> settings, boolean report) {
        List<String> options = new ArrayList<>(JVM);
        options.add("-DbaseUrl=" + shop.url());
        settings.forEach((name, value) -> options.add("-D" + name + "=" + value));
        if (!report && settings.containsKey("resultFile")) {
            // Gatling's own log costs CPU, and is for its report and for simulations with assertions.
            options.add("-Dgatling.data.writers.0=console");
        }
        List<String> command = new ArrayList<>(JavaCommand.ofMain(Gatling.class, options));
        command.addAll(List.of("-s", simulation.getName(), "-rf", folder.toString()));
        if (!report) {
            command.add("-nr");
        }
        return command;
    }
}
