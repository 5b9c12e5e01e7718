package shop.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import shop.config.Environment;
import shop.engines.postgres.PostgresEngine;
import shop.engines.process.LoopbackPort;
import shop.engines.process.ProcessGuard;
import shop.postgres.PostgresSettings;

class LoginTest {

    private static ProcessGuard guard;
    private static PostgresEngine postgres;

    @BeforeAll
    static void start() {
        guard = new ProcessGuard();
        postgres = new PostgresEngine(guard);
        postgres.start();
    }

    @AfterAll
    static void stop() {
        guard.close();
    }

    @Test
    void databaseThatAnswers_letsUsIn() {
        assertThat(login(postgres.address()).getAsBoolean()).isTrue();
    }

    @Test
    void nobodyWhoListens_doesNot() {
        assertThat(login("jdbc:postgresql://127.0.0.1:" + LoopbackPort.free() + "/shop")
                        .getAsBoolean())
                .isFalse();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signal that pauses a process")
    void databaseThatHangs_doesNot_whateverTheUrlSaysOfTimeOuts() {
        Login login = login(postgres.address() + "&connectTimeout=0&socketTimeout=0&loginTimeout=0");
        postgres.pause();
        try {
            assertThat(login.getAsBoolean()).isFalse();
        } finally {
            postgres.resume();
        }
    }

    @Test
    void databaseWhoseConnectionsAreAllTaken_answersAllTheSame() throws SQLException {
        Login login = login(postgres.address());
        List<Connection> taken = takeAll();
        try {
            assertThat(login.getAsBoolean()).isTrue();
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    private static List<Connection> takeAll() {
        List<Connection> taken = new ArrayList<>();
        while (true) {
            try {
                taken.add(DriverManager.getConnection(postgres.address()));
            } catch (SQLException none) {
                assertThat(none.getSQLState()).isEqualTo("53300");
                return taken;
            }
        }
    }

    private static Login login(String url) {
        return new Login(PostgresSettings.from(new Environment(Map.of("DATABASE_URL", url))));
    }
}
