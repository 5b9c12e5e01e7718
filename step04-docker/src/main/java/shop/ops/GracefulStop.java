package shop.ops;

import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.server.handler.GracefulHandler;

/**
 * Ends the program without a caller who notices. First it says that it is not ready, and goes on answering until the
 * balancer has seen it. Then the server refuses connections and waits for the requests in flight.
 */
final class GracefulStop {

    private final StopSettings settings;
    private final Lifecycle lifecycle;

    GracefulStop(StopSettings settings, Lifecycle lifecycle) {
        this.settings = settings;
        this.lifecycle = lifecycle;
    }

    /** Has the server's stop wait for the requests in flight, which it does not by itself. */
    void register(JavalinConfig config) {
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(settings.grace().toMillis());
            server.insertHandler(new GracefulHandler());
        });
    }

    /** Says that the program is not ready any more, and returns when that had the time to get around. */
    void announce() throws InterruptedException {
        if (lifecycle.stopping()) {
            Thread.sleep(settings.delay().toMillis());
        }
    }
}
