package shop.ladder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shop.engines.EngineFailed;
import shop.engines.process.JavaCommand;

/** One of stage 6's smaller programs, which ends by itself. It has this terminal, and stops with this process. */
final class ShopTool {

    private static final String JAR = "step06-kafka/target/step06-kafka.jar";

    private final Path jar;
    private final String main;

    /** @param main the name of its main class */
    ShopTool(Path home, String main) {
        this.jar = home.resolve(JAR);
        this.main = main;
    }

    /**
     * Runs it.
     *
     * @param addresses variables on top of those of the shell
     * @return its exit status
     * @throws EngineFailed if it is not built
     */
    int run(Map<String, String> addresses, List<String> arguments) throws IOException, InterruptedException {
        if (!Files.exists(jar)) {
            throw new EngineFailed(jar + " is missing: build it with `mvn package -DskipTests`");
        }
        List<String> command = new ArrayList<>(JavaCommand.ofMain(main, jar, JavaCommand.frugal(128)));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(addresses);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process.waitFor();
    }
}
