package shop.ops;

import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the server so that no caller notices. First it is not ready any more, and goes on answering until the balancer
 * has seen that. Then it refuses new connections, closes each open one after its next answer, and waits for the requests
 * in flight.
 */
public final class GracefulStop {

    private static final Logger LOG = LoggerFactory.getLogger(GracefulStop.class);

    private final StopSettings settings;
    private final Lifecycle lifecycle;

    public GracefulStop(StopSettings settings, Lifecycle lifecycle) {
        this.settings = settings;
        this.lifecycle = lifecycle;
    }

    /** Returns when all requests are answered or the time for them is over. */
    public void end(Javalin server) throws InterruptedException {
        // exercise 4.2: begin
        if (lifecycle.stopping()) {
            long delayMs = settings.delay().toMillis();
            LOG.info("asked to stop: not ready from now on, refuses connections in {} ms", delayMs);
            Thread.sleep(delayMs); // nobody tells us when the balancer has seen it
        }
        server.jettyServer().server().setStopTimeout(settings.grace().toMillis()); // of itself it waits for nobody
        try {
            server.stop();
        } catch (JavalinException e) {
            LOG.warn(
                    "gave up requests that took longer than {} ms",
                    settings.grace().toMillis());
        }
        // exercise 4.2: end
        // starter: server.stop();
    }
}
