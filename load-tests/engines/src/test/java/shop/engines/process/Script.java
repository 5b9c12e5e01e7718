package shop.engines.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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

    private static void waitForever() {
        System.out.println(WAITING);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
