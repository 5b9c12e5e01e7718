package shop.engines.postgres;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.engines.process.ProcessGuard;

class PostgresEngineTest {

    private static ProcessGuard guard;
    private static PostgresEngine postgres;

    @BeforeAll
    static void start() {
        guard = new ProcessGuard();
        postgres = new PostgresEngine(guard);
        postgres.start();
    }

    @AfterAll
    static void close() {
        postgres.close();
        guard.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "listen_addresses, 127.0.0.1",
        "max_connections, 100",
        "max_parallel_workers_per_gather, 0",
        "jit, off",
        "server_encoding, UTF8"
    })
    void setting_isInForce(String setting, String value) throws SQLException {
        assertThat(query("SELECT current_setting('" + setting + "', true)")).isEqualTo(value);
    }

    @Test
    void user_ownsTheDatabase_andIsNoSuperuser() throws SQLException {
        assertThat(query("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"))
                .isEqualTo(query("SELECT current_user"));
        assertThat(query("SELECT usesuper FROM pg_user WHERE usename = current_user"))
                .isEqualTo("f");
    }

    @Test
    void committedRow_survivesAKill() throws SQLException {
        execute("CREATE TABLE survivors (name text)");
        execute("INSERT INTO survivors VALUES ('Ada')");

        postgres.kill();
        postgres.restart();

        assertThat(query("SELECT name FROM survivors")).isEqualTo("Ada");
    }

    @Test
    void stop_doesNotWaitForAnOpenSession() throws SQLException {
        try (Connection open = connect()) {
            postgres.stop();

            assertThat(postgres.process().isAlive()).isFalse();
            assertThat(open.isValid(1)).isFalse();
        }
        postgres.restart();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGSTOP to send")
    void pause_holdsOpenSessionsToo() throws Exception {
        try (Connection open = connect()) {
            postgres.pause();
            CompletableFuture<Boolean> answer = CompletableFuture.supplyAsync(() -> isValid(open));

            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> answer.get(300, MILLISECONDS));
            postgres.resume();
            assertThat(answer).succeedsWithin(10, SECONDS).isEqualTo(true);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void closeAfterAKill_leavesNoSharedMemory(@TempDir Path folders) throws IOException {
        try (ProcessGuard other = new ProcessGuard(folders)) {
            PostgresEngine killed = new PostgresEngine(other);
            killed.start();
            String segment = sharedMemoryOf(folders);
            assertThat(sharedMemoryOfTheSystem()).contains(segment);

            killed.kill();
            assertThat(sharedMemoryOfTheSystem()).contains(segment);
            killed.close();

            assertThat(sharedMemoryOfTheSystem()).doesNotContain(segment);
        }
    }

    /** The segment's number, which Postgres writes into the seventh line of its pid file. */
    private static String sharedMemoryOf(Path folders) throws IOException {
        try (Stream<Path> files = Files.walk(folders)) {
            Path pidFile = files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(pidFile).get(6).trim().split(" +")[1];
        }
    }

    private static List<String> sharedMemoryOfTheSystem() throws IOException {
        return Files.readAllLines(Path.of("/proc/sysvipc/shm")).stream()
                .map(line -> line.trim().split(" +")[1])
                .toList();
    }

    private static boolean isValid(Connection connection) {
        try {
            return connection.isValid(10);
        } catch (SQLException e) {
            return false;
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.address());
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
