package shop.ladder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.ladder.site.Site;
import shop.ladder.site.SiteServer;

@Command(name = "docs", description = "Show the tutorial in the browser, with search. Ctrl-C ends it.")
final class DocsCommand implements Callable<Integer> {

    private final Path home;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", description = "Where it is served (default: a free one).")
    private Integer port;

    @Option(names = "--no-open", description = "Do not open the browser.")
    private boolean stayClosed;

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            description = "Only write the pages there; they can be opened as files.")
    private Path output;

    DocsCommand(Path home) {
        this.home = home;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Site site = new Site(home);
        if (output != null) {
            out.println("Written: " + site.writeTo(output));
            return ExitCode.OK;
        }
        if (port != null) {
            Ports.requireFree(port, spec);
        }
        Path folder = home.resolve("load-tests/ladder/target/site");
        site.writeTo(folder);
        try (SiteServer server = SiteServer.start(folder, port == null ? 0 : port)) {
            out.println("The tutorial: " + server.address() + " (Ctrl-C ends it)");
            out.flush();
            if (!stayClosed && !Browser.ofThisSystem().open(server.address())) {
                out.println("No browser could be opened: open the address yourself.");
                out.flush();
            }
            new CountDownLatch(1).await();
            return ExitCode.OK;
        }
    }
}
