package shop.ladder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shop.engines.process.ProcessGuard;
import shop.ladder.run.RunningShop;
import shop.ladder.run.Stage;

@Command(name = "run", description = "Start a stage with all that it needs, to try it out. Ctrl-C stops it.")
final class RunCommand implements Callable<Integer> {

    private final Path home;
    private final BeforeStart before;
    private final RunningShops shops;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STAGE", converter = StageConverter.class, description = "Its number.")
    private Stage stage;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Where the shop listens (default: ${DEFAULT-VALUE}).")
    private int port;

    /** @param shops gets to know of this one */
    RunCommand(Path home, BeforeStart before, RunningShops shops) {
        this.home = home;
        this.before = before;
        this.shops = shops;
    }

    @Override
    public Integer call() throws IOException {
        before.require(List.of(stage), spec);
        Ports.requireFree(port, spec);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Starting stage " + stage.number() + " ...");
        try (ProcessGuard guard = new ProcessGuard();
                RunningShop shop = RunningShop.start(stage, guard, home, port, PersonalSettings.ofThisShell())) {
            shops.announce(shop.servers());
            show(shop, out);
            shop.follow(line -> {
                out.println(line);
                out.flush();
            });
            if (guard.isClosed()) {
                return ExitCode.OK; // Ctrl-C: this program is ending, too
            }
            spec.commandLine().getErr().println("The shop ended. Its last lines say why, unless it was killed.");
            return ExitCode.SOFTWARE;
        }
    }

    private static void show(RunningShop shop, PrintWriter out) {
        shop.servers()
                .forEach(server ->
                        out.printf("  %-9s process %-8d %s%n", server.name(), server.pid(), server.address()));
        out.printf("%nTry it:   curl %s/products/1%n", shop.url());
        out.printf("The API:  %s/docs%n", shop.url());
        out.printf("Ctrl-C stops everything. What the shop logs:%n%n");
        out.flush();
    }
}
