package shop.engines.nginx;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;

class NginxEngineTest {

    @TempDir
    private Path folders;

    @TempDir
    private Path templates;

    private ProcessGuard guard;
    private Path template;
    private int port;
    private NginxEngine nginx;

    @BeforeEach
    void create() {
        guard = new ProcessGuard(folders);
        port = guard.freePort();
        template = Greeting.template(templates);
        nginx = new NginxEngine(guard, port, template, Greeting.saying("one"));
    }

    @AfterEach
    void close() {
        nginx.close();
        guard.close();
    }

    @Test
    void reload_servesOtherValues_withOtherWorkers() throws IOException {
        nginx.start();
        ProcessHandle master = nginx.process();
        List<ProcessHandle> workers = master.children().toList();

        nginx.reload(Greeting.saying("two"));

        assertThat(Greeting.at(nginx.address())).isEqualTo("two");
        assertThat(nginx.process()).isEqualTo(master);
        assertThat(workers).hasSize(2).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void whatWasReloaded_isKeptOverARestart() throws IOException {
        nginx.start();
        nginx.reload(Greeting.saying("two"));

        nginx.kill();
        nginx.restart();

        assertThat(Greeting.at(nginx.address())).isEqualTo("two");
    }

    @Test
    void reloadOfAWrongConfiguration_isRefused_inNginxsWords_andTheOldOneGoesOn() throws IOException {
        nginx.start();
        List<ProcessHandle> workers = nginx.process().children().toList();

        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> nginx.reload(Greeting.saying("two'; surprise;")))
                .withMessageContaining("unknown directive \"surprise\"");
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> nginx.reload(Map.of()))
                .withMessageContaining("${WORD}");

        assertThat(Greeting.at(nginx.address())).isEqualTo("one");
        assertThat(nginx.process().children()).containsExactlyInAnyOrderElementsOf(workers);
    }

    @Test
    void startWithAWrongConfiguration_failsInNginxsWords() throws IOException {
        Files.writeString(template, "events {}\nhttp { server { lisen 80; } }");

        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(nginx::start)
                .withMessageMatching("nginx refuses its configuration: .*unknown directive \"lisen\" in .*:2");
    }

    @Test
    void startOnAPortInUse_failsInNginxsWords() {
        nginx.start();
        NginxEngine other = new NginxEngine(guard, port, template, Greeting.saying("other"));

        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(other::start)
                .satisfies(failure -> assertThat(failure.details()).contains("Address already in use"));
        other.close();
    }

    @Test
    void workersWhoseMasterCrashed_endWithTheEngine() {
        nginx.start();
        nginx.reload(Greeting.saying("two"));
        List<ProcessHandle> workers = nginx.process().children().toList();

        ProcessHandle master = nginx.process();
        master.destroyForcibly();
        await().atMost(10, SECONDS).until(() -> !master.isAlive());
        nginx.close();

        assertThat(workers).hasSize(2).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void requestThatIsNeverAnswered_doesNotKeepItFromEnding() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Socket client = new Socket()) {
            String pass = "location / { proxy_pass http://127.0.0.1:" + silent.getLocalPort() + "; }";
            Files.writeString(template, Files.readString(template).replace("return 200 '${WORD}';", pass));
            nginx.start();
            client.connect(new InetSocketAddress("127.0.0.1", port));
            client.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
            silent.setSoTimeout(10_000);
            Socket inFlight = silent.accept();
            ProcessHandle master = nginx.process();
            List<ProcessHandle> workers = master.children().toList();

            nginx.stop();

            assertThat(master.isAlive()).isFalse();
            await().atMost(10, SECONDS).until(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
            inFlight.close();
        }
    }

    @Test
    void requests_areLogged() throws IOException {
        nginx.start();

        Greeting.at(nginx.address() + "/path");

        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(nginx.accessLog()).content().contains("GET /path"));
    }

    @Test
    void engineThatIsNotStarted_cannotBeReloaded() {
        assertThatIllegalStateException().isThrownBy(() -> nginx.reload(Greeting.saying("two")));
        assertThatIllegalStateException().isThrownBy(nginx::accessLog);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has all of 127.0.0.0/8 as its own")
    void otherAddressesOfThisMachine_areNotListenedOn() {
        nginx.start();

        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket("127.0.0.2", port).close());
    }
}
