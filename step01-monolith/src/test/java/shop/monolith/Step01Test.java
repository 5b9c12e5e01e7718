package shop.monolith;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.config.MainProcess;
import shop.engines.process.ChildProcess;
import shop.engines.process.LoopbackPort;
import shop.engines.process.ProcessGuard;

/** The program of step 1 as a process of its own. */
class Step01Test {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private ProcessGuard guard;
    private MainProcess program;

    @BeforeEach
    void prepare() {
        guard = new ProcessGuard();
        program = new MainProcess(guard, Main.class);
    }

    @AfterEach
    void stopEverything() {
        guard.close();
    }

    @Test
    void startUpLine_namesAddressAndStoreAndThreads() {
        String port = String.valueOf(LoopbackPort.free());
        String threads = Runtime.version().feature() >= 21 ? "virtual" : "platform";

        ChildProcess shop = program.start(Map.of("PORT", port, "SHOP_HOST", "127.0.0.1", "SHOP_DB", ""));
        shop.awaitReady(() -> shop.logTail().contains("listens on"), START_LIMIT);

        assertThat(shop.logTail().lines())
                .singleElement()
                .asString()
                .contains("step01-monolith listens on http://127.0.0.1:" + port)
                .contains("data in SQLite in memory, requests on " + threads + " threads");
    }

    @Test
    void databaseThatCannotBeUsed_isSaidInOneLine_withStatus2(@TempDir Path folder) {
        String file = folder.resolve("missing").resolve("shop.db").toString();

        program.assertRefused("SHOP_DB: cannot use " + file, Map.of("SHOP_DB", file));
    }

    @Test
    void unknownCheckout_isSaidInOneLine_withStatus2() {
        program.assertRefused("CHECKOUT=later is not one of one-transaction, pay-outside", Map.of("CHECKOUT", "later"));
    }

    @Test
    void portInUse_isSaidInOneLine_withStatus2() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(other.getLocalPort());

            program.assertRefused(
                    "cannot listen on 127.0.0.1:" + port + ": set PORT to a free port",
                    Map.of("PORT", port, "SHOP_HOST", "127.0.0.1", "SHOP_DB", ""));
        }
    }
}
