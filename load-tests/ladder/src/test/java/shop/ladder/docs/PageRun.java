package shop.ladder.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;

/** Does what a page tells its reader to do, in one shell, and compares what comes with what the page says. */
final class PageRun implements AutoCloseable {

    private final Path checkout;
    private final Map<String, String> environment = Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"), // the workshop's command line runs on what runs this
            "LC_ALL",
            "C.UTF-8");
    private final ProcessGuard guard = new ProcessGuard();
    private final Shell shell;
    private Optional<ShopTerminal> shop = Optional.empty();

    /**
     * @param checkout the folder in which the reader is
     * @param limit how long one block of commands may take
     */
    PageRun(Path checkout, Duration limit) throws IOException {
        this.checkout = checkout;
        this.shell = new Shell(checkout, guard.newFolder("page"), environment, limit);
    }

    /** What is not as the page says, in its order. What hangs, or does not start, is the last. */
    List<Fault> faultsOf(Page page) {
        List<Fault> faults = new ArrayList<>();
        for (CommandBlock block : CommandBlock.in(page)) {
            try {
                complaint(block).ifPresent(what -> faults.add(fault(page, block, what)));
            } catch (EngineFailed e) {
                faults.add(fault(page, block, e.getMessage() + "\n" + e.details()));
                break;
            }
        }
        return faults;
    }

    private static Fault fault(Page page, CommandBlock block, String what) {
        return page.fault(block.commands(), "\n" + block.commands().code() + what);
    }

    private Optional<String> complaint(CommandBlock block) {
        if (block.startShop()) {
            return complaint(block, start(block.commands().code()));
        }
        Shell.Outcome outcome = shell.run(block.commands().code());
        return block.mustSucceed() && outcome.status() != 0
                ? Optional.of("failed with status " + outcome.status() + ", and printed\n" + outcome.output())
                : complaint(block, outcome.output());
    }

    private static Optional<String> complaint(CommandBlock block, String output) {
        return block.output()
                .map(Block::code)
                .filter(expected -> !new OutputPattern(expected).matches(output))
                .map(expected -> "should print\n" + expected + "and printed\n" + output);
    }

    /** In place of the shop before. */
    private String start(String commands) {
        shop.ifPresent(ShopTerminal::close);
        ShopTerminal terminal = new ShopTerminal(guard, checkout, commands, environment);
        shop = Optional.of(terminal);
        shell.set(terminal.variables());
        return terminal.output();
    }

    @Override
    public void close() {
        shell.close();
        shop.ifPresent(ShopTerminal::close);
        guard.close();
    }
}
