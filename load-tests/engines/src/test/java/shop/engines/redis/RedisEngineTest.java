package shop.engines.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shop.engines.process.ProcessGuard;

class RedisEngineTest {

    private static final int MIB = 1 << 20;

    @TempDir
    private static Path folders;

    private static ProcessGuard guard;
    private static RedisEngine redis;

    @BeforeAll
    static void start() {
        guard = new ProcessGuard(folders);
        redis = new RedisEngine(guard);
        redis.start();
    }

    @AfterAll
    static void close() {
        redis.close();
        guard.close();
    }

    @Test
    void afterAKill_itIsEmpty() throws IOException {
        assertThat(ask("SET name Ada")).isEqualTo("+OK");

        redis.kill();
        redis.restart();

        assertThat(ask("DBSIZE")).isEqualTo(":0");
    }

    @Test
    void afterAStop_itIsEmpty_andNothingIsOnTheDisk() throws IOException {
        assertThat(ask("SET name Ada")).isEqualTo("+OK");

        redis.stop();

        try (Stream<Path> files = Files.walk(folders)) {
            assertThat(files.filter(Files::isRegularFile))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("redis.conf", "redis.log", "redis-version.log");
        }
        redis.restart();
        assertThat(ask("DBSIZE")).isEqualTo(":0");
    }

    @Test
    void nobodyMayWalkAllKeys() throws IOException {
        assertThat(ask("KEYS *")).startsWith("-ERR unknown command");
    }

    @Test
    void fullMemory_makesRoomForWhatIsNew() throws IOException {
        for (int i = 0; i < 100; i++) {
            assertThat(ask("SETRANGE big-" + i + " " + (MIB - 1) + " x")).isEqualTo(":" + MIB);
        }

        assertThat(ask("EXISTS big-99")).isEqualTo(":1");
        assertThat(Integer.parseInt(ask("DBSIZE").substring(1))).isBetween(10, 64);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has all of 127.0.0.0/8 as its own")
    void otherAddressesOfThisMachine_areNotListenedOn() {
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket("127.0.0.2", port()).close());
    }

    private static String ask(String command) throws IOException {
        return new RedisSession(port()).ask(command);
    }

    private static int port() {
        return URI.create(redis.address()).getPort();
    }
}
