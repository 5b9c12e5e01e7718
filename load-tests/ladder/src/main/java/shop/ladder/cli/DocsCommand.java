package shop.ladder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import shop.engines.process.FolderTree;
import shop.ladder.site.Site;
import shop.ladder.site.SiteServer;

@Command(name = "docs", description = "Show the tutorial in the browser, with search. Ctrl-C ends it.")
final class DocsCommand implements Callable<Integer> {

    /** A browser keeps the theme, and bookmarks, for an address with its port. */
    private static final int STANDARD_PORT = 8888;

    private final Path home;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", description = "Where it is served (default: 8888, or a free one).")
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
        if (output != null) {
            requireOwnPlace(output);
            spec.commandLine().getOut().println("Written: " + write(output));
            return ExitCode.OK;
        }
        if (port != null) {
            Ports.requireFree(port, spec);
        }
        Path folder = home.resolve("load-tests/ladder/target/site");
        new FolderTree(folder).delete(); // or pages of removed files would stay
        write(folder);
        serve(folder, port == null ? standardPort() : port);
        return ExitCode.OK;
    }

    /** What is written into the checkout would be a part of it. */
    private void requireOwnPlace(Path folder) throws IOException {
        if (port != null || stayClosed) {
            throw new ParameterException(spec.commandLine(), "--output serves nothing: leave --port and --no-open out");
        }
        Path checkout = home.toRealPath();
        Path place = real(folder.toAbsolutePath().normalize());
        if (place.startsWith(checkout) && !isBuilt(checkout.relativize(place))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--output: %s is in the checkout: name a folder outside, or in target".formatted(folder));
        }
    }

    private static Path real(Path folder) throws IOException {
        return Files.exists(folder)
                ? folder.toRealPath()
                : real(folder.getParent()).resolve(folder.getFileName());
    }

    private static boolean isBuilt(Path folder) {
        return StreamSupport.stream(folder.spliterator(), false).anyMatch(Path.of("target")::equals);
    }

    private Path write(Path folder) {
        try {
            return new Site(home).writeTo(folder);
        } catch (IOException e) {
            throw new CannotStart(
                    spec, "The pages cannot be written to %s: name another folder with --output".formatted(folder));
        }
    }

    private static int standardPort() {
        return Ports.canListen(STANDARD_PORT) ? STANDARD_PORT : 0;
    }

    private void serve(Path folder, int port) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (SiteServer server = SiteServer.start(folder, port)) {
            out.println("The tutorial: " + server.address() + " (Ctrl-C ends it)");
            out.flush();
            if (!stayClosed && !Browser.ofThisSystem().open(server.address())) {
                out.println("No browser could be opened: open the address yourself.");
                out.flush();
            }
            new CountDownLatch(1).await();
        }
    }
}
