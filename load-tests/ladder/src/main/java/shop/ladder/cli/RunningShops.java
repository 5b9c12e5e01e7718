package shop.ladder.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.ladder.run.RunningShop;

/**
 * Where the servers are of the shops that {@code ./workshop run} has started, for commands in other terminals: a file for
 * each, for as long as it runs.
 */
final class RunningShops {

    /** By the server's name, the variable that tells programs its address. */
    private static final Map<String, String> VARIABLES = Map.of(
            "postgres", "DATABASE_URL", "redis", "REDIS_URL", "payment", "PAYMENT_URL", "kafka", "KAFKA_SERVERS");

    private static final String PID = "pid";

    /** When the process began: its id may be another one's by now. */
    private static final String BEGAN = "began";

    private final Path folder;

    RunningShops(Path home) {
        this.folder = home.resolve("load-tests/ladder/target/running");
    }

    /** Makes known where this process's shop is, until this process ends. */
    void announce(Collection<RunningShop.Server> servers) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        Properties shop = new Properties();
        shop.setProperty(PID, String.valueOf(self.pid()));
        shop.setProperty(BEGAN, began(self).toString());
        servers.stream()
                .filter(server -> VARIABLES.containsKey(server.name()))
                .forEach(server -> shop.setProperty(VARIABLES.get(server.name()), server.address()));
        Path file = Files.createDirectories(folder).resolve(self.pid() + ".properties");
        file.toFile().deleteOnExit();
        try (Writer writer = Files.newBufferedWriter(file)) {
            shop.store(writer, null);
        }
    }

    /** The addresses of the newest shop that has them all, by their variables. */
    Optional<Map<String, String>> addresses(Collection<String> variables) throws IOException {
        List<Properties> alive = new ArrayList<>();
        for (Path file : files()) {
            Properties shop = read(file);
            if (isAlive(shop)) {
                alive.add(shop);
            } else {
                Files.deleteIfExists(file); // it was killed and could not do so itself
            }
        }
        return alive.stream()
                .filter(shop -> shop.stringPropertyNames().containsAll(variables))
                .max(Comparator.comparing(shop -> Instant.parse(shop.getProperty(BEGAN))))
                .map(shop -> variables.stream().collect(Collectors.toMap(name -> name, shop::getProperty)));
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties shop = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            shop.load(reader);
        }
        return shop;
    }

    private static boolean isAlive(Properties shop) {
        return ProcessHandle.of(Long.parseLong(shop.getProperty(PID)))
                .filter(process -> began(process).toString().equals(shop.getProperty(BEGAN)))
                .isPresent();
    }

    /** Some systems do not tell. */
    private static Instant began(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
