package shop.ladder.docs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import shop.engines.EngineFailed;
import shop.engines.process.ChildProcess;
import shop.engines.process.ProcessGuard;
import shop.ladder.exercise.TextFile;

/** The terminal in which a reader starts a shop, {@code ./workshop run 2}, and what it prints. */
final class ShopTerminal implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private static final Pattern RUN = Pattern.compile("\\./workshop run (\\d)");
    private static final String READY = "What the shop logs:";
    private static final Pattern URL = Pattern.compile("(?m)^Try it: +curl (http://[^/]+)/");
    private static final Pattern SERVER = Pattern.compile("(?m)^  (\\S.*?) +process (\\d+) +(\\S+)$");

    private final Path log;
    private final ChildProcess process;

    /**
     * Types the commands, and waits until the shop answers.
     *
     * @param checkout where they are typed
     * @param environment on top of this program's own, without what configures the shop
     * @throws EngineFailed if it does not come up
     */
    ShopTerminal(ProcessGuard guard, Path checkout, String commands, Map<String, String> environment) {
        Path folder = guard.newFolder("terminal");
        this.log = folder.resolve("shop.log");
        // In place of the shell, so that it gets the signal that ends it; on a port that nobody has.
        String script = RUN.matcher(commands).replaceAll("exec ./workshop run $1 --port " + guard.freePort());
        this.process = guard.start(
                "shop", List.of("bash", "-c", "cd \"$0\"\n" + script, checkout.toString()), environment, folder);
        process.awaitReady(() -> output().contains(READY), START_LIMIT);
    }

    String output() {
        return new TextFile(log).read();
    }

    /**
     * What a reader copies from it: the address of each server by its name, and the id of its process: {@code PAYMENT},
     * {@code PAYMENT_PID}, {@code SHOP_2}, {@code SHOP_2_PID} and so on; and as {@code SHOP} where the shop answers.
     */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (MatchResult server : SERVER.matcher(output()).results().toList()) {
            String name = server.group(1).toUpperCase(Locale.ROOT).replace(' ', '_');
            variables.put(name, server.group(3));
            variables.put(name + "_PID", server.group(2));
        }
        URL.matcher(output()).results().forEach(url -> variables.put("SHOP", url.group(1)));
        return variables;
    }

    /** As Ctrl-C does. */
    @Override
    public void close() {
        process.stop(STOP_LIMIT);
    }
}
