package shop.ladder.run;

import io.gatling.app.Gatling;
import io.gatling.javaapi.core.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shop.engines.process.ChildProcess;
import shop.engines.process.JavaCommand;
import shop.engines.process.ProcessGuard;

/** Starts simulations, each in a JVM of its own, with no call to the outside. */
final class GatlingRun {

    private static final List<String> JVM = List.of(
            "-Xms512m",
            "-Xmx512m",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            // It asks a server of its maker for its newest version: keep it from waiting for an answer.
            "-Dhttps.proxyHost=127.0.0.1",
            "-Dhttps.proxyPort=9");

    private GatlingRun() {}

    /**
     * Starts a simulation.
     *
     * @param properties what the simulation is told, as system properties
     * @param folder where it writes its log, and its report if there is to be one
     */
    static ChildProcess start(
            ProcessGuard guard,
            Class<? extends Simulation> simulation,
            Map<String, String> properties,
            Path folder,
            boolean report) {
        List<String> options = new ArrayList<>(JVM);
        properties.forEach((name, value) -> options.add("-D" + name + "=" + value));
        List<String> command = new ArrayList<>(JavaCommand.ofMain(Gatling.class, options));
        command.addAll(List.of("-s", simulation.getName(), "-rf", folder.toString()));
        if (!report) {
            command.add("-nr");
        }
        return guard.start("gatling", command, Map.of(), folder);
    }
}
