package shop.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.web.ShopCalls;

/** What the probes are told, by a server of their own whose database and cache come and go. */
@Tag("exercise-4.1")
class ProbesTest {

    private final AtomicBoolean database = new AtomicBoolean(true);
    private final AtomicBoolean cache = new AtomicBoolean(true);
    private final Lifecycle lifecycle = new Lifecycle();
    private final CountDownLatch end = new CountDownLatch(1);
    private Javalin server;
    private ShopCalls calls;

    @BeforeEach
    void start() {
        start(new Probe(database::get));
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop();
    }

    @Test
    void programThatHasAllItNeeds_isAliveAndReady() throws Exception {
        assertAlive("all is well");
        assertReady("all is well");
    }

    @Test
    void programWithoutItsDatabase_isAliveAndNotReady() throws Exception {
        database.set(false);

        assertAlive("the database is away: a restart would not bring it back");
        assertNotReady("the database is away");
    }

    @Test
    void programWhoseDatabaseHangs_isAliveAndNotReady() throws Exception {
        server.stop();
        start(new Probe(this::hangs));

        assertAlive("the database hangs");
        assertNotReady("the database hangs");
    }

    @Test
    void programWithoutItsCache_isAliveAndReady() throws Exception {
        cache.set(false);

        assertAlive("the cache is away");
        assertReady("the cache is away: the shop does without");
    }

    @Test
    void programThatIsStopping_isAliveAndNotReady() throws Exception {
        lifecycle.stopping();

        assertAlive("the program is stopping: killed now, it could not answer what is in flight");
        assertNotReady("the program is stopping");
    }

    private void assertAlive(String when) throws Exception {
        assertStatus("/health/live", 200, when);
    }

    private void assertReady(String when) throws Exception {
        assertStatus("/health/ready", 200, when);
    }

    private void assertNotReady(String when) throws Exception {
        assertStatus("/health/ready", 503, when);
    }

    private void assertStatus(String path, int status, String when) throws Exception {
        assertThat(calls.get(path).statusCode()).as("%s while %s", path, when).isEqualTo(status);
    }

    private void start(Probe databaseProbe) {
        Health health = new Health(lifecycle, databaseProbe, new Probe(cache::get));
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            health.register(config);
        });
        calls = new ShopCalls(server.start("127.0.0.1", 0).port());
    }

    private boolean hangs() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
