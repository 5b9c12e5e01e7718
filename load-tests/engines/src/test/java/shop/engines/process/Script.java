package shop.engines.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** A child process for tests that does what its arguments say, in order. */
final class Script {

    static final String WAITING = "waiting";

    private Script() {}

    static List<String> command(String... script) {
        return Stream.concat(JavaCommand.ofMain(Script.class, List.of("-Xmx32m")).stream(), Stream.of(script))
                .toList();
    }

    public static void main(String[] args) throws InterruptedException {
        Deque<String> words = new ArrayDeque<>(List.of(args));
        while (!words.isEmpty()) {
            switch (words.pop()) {
                case "say" -> System.out.println(words.pop());
                case "env" -> System.out.println(System.getenv(words.pop()));
                case "guarded" -> {
                    guarded(words.toArray(String[]::new));
                    return;
                }
                case "pwd" -> System.out.println(System.getProperty("user.dir"));
                case "exit" -> System.exit(Integer.parseInt(words.pop()));
                case "wait" -> waitForever();
                case "stubborn" -> {
                    Runtime.getRuntime().addShutdownHook(new Thread(Script::waitForever));
                    waitForever();
                }
                default -> throw new IllegalArgumentException(List.of(args).toString());
            }
        }
    }

    /** Has a guard of its own run the rest of the script in a further process. */
    private static void guarded(String... script) {
        try (ProcessGuard guard = new ProcessGuard(Path.of(""))) {
            ChildProcess child = guard.start("script", command(script), Map.of(), guard.newFolder("guarded"));
            child.awaitSuccess(Duration.ofSeconds(30));
            System.out.println(child.logTail());
        }
    }

    private static void waitForever() {
        System.out.println(WAITING);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
