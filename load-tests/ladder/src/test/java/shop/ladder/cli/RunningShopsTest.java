package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.engines.process.JavaCommand;
import shop.ladder.run.RunningShop;

class RunningShopsTest {

    @TempDir
    private Path home;

    private RunningShops shops;
    private Path folder;

    @BeforeEach
    void noShopYet() {
        shops = new RunningShops(home);
        folder = home.resolve("load-tests/ladder/target/running");
    }

    @Test
    void withoutAnyShop_thereIsNoAddress() throws IOException {
        assertThat(shops.addresses(List.of("KAFKA_SERVERS"))).isEmpty();
    }

    @Test
    void shopOfAProcessThatRuns_isFound() throws IOException {
        announce("kafka", "postgres", "nginx");

        assertThat(shops.addresses(List.of("KAFKA_SERVERS"))).contains(Map.of("KAFKA_SERVERS", "where kafka is"));
        assertThat(shops.addresses(List.of("KAFKA_SERVERS", "DATABASE_URL")))
                .contains(Map.of("KAFKA_SERVERS", "where kafka is", "DATABASE_URL", "where postgres is"));
    }

    @Test
    void shopWithoutKafka_isNotTheOne() throws IOException {
        announce("postgres");

        assertThat(shops.addresses(List.of("KAFKA_SERVERS"))).isEmpty();
        assertThat(file()).exists();
    }

    @Test
    void whatAKilledProcessLeft_isNotTaken_andRemoved() throws Exception {
        Process killed = new ProcessBuilder(JavaCommand.ofMain(Workshop.class, List.of())).start();
        killed.destroyForcibly().waitFor();
        Path left = leave(killed.toHandle(), Instant.now(), "127.0.0.1:1");

        assertThat(shops.addresses(List.of("KAFKA_SERVERS"))).isEmpty();
        assertThat(left).doesNotExist();
    }

    @Test
    void processThatGotTheIdOfAKilledOne_isNotTaken() throws IOException {
        leave(ProcessHandle.current(), Instant.EPOCH.plusSeconds(1), "127.0.0.1:1");

        assertThat(shops.addresses(List.of("KAFKA_SERVERS"))).isEmpty();
    }

    private void announce(String... servers) throws IOException {
        shops.announce(List.of(servers).stream()
                .map(name -> new RunningShop.Server(name, "where " + name + " is", 1))
                .toList());
    }

    private Path file() {
        return folder.resolve(ProcessHandle.current().pid() + ".properties");
    }

    private Path leave(ProcessHandle process, Instant began, String kafka) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(
                folder.resolve(process.pid() + ".properties"),
                "pid=%d%nbegan=%s%nKAFKA_SERVERS=%s%n".formatted(process.pid(), began, kafka));
    }
}
