package shop.ops;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import shop.web.AccessLog;
import shop.web.Problem;
import shop.web.Problems;

/**
 * What the machinery around a container asks. Three questions, for the answers have three consequences:
 *
 * <ul>
 *   <li>{@code /health/started}: has the start come to its end? Until then the other two are not asked.
 *   <li>{@code /health/live}: would a restart help? So it depends on nothing outside of this process.
 *   <li>{@code /health/ready}: should requests come here? Not without the database, and not when the program is about to
 *       stop. Without the cache the shop is slower and works, so that only shows.
 * </ul>
 *
 * <p>They are not in the API's description: that is for the shop's customers, who have no use for them.
 */
public final class Health {

    private record Readiness(String status, String database, String cache) {}

    private static final Map<String, String> UP = Map.of("status", "up");

    private final Lifecycle lifecycle;
    private final Probe database;
    private final Probe cache;

    public Health(Lifecycle lifecycle, Probe database, Probe cache) {
        this.lifecycle = lifecycle;
        this.database = database;
        this.cache = cache;
    }

    /** Adds the routes. */
    public void register(JavalinConfig config) {
        config.events.serverStarted(lifecycle::started);
        config.routes
                .get("/health/started", this::started)
                .get("/health/live", this::live)
                .get("/health/ready", this::ready);
    }

    private void started(Context ctx) {
        if (lifecycle.isStarted()) {
            answer(ctx, UP);
        } else {
            refuse(ctx, "not-started", "Not started", "the program is starting");
        }
    }

    // exercise 4.1: begin
    private void live(Context ctx) {
        answer(ctx, UP);
    }

    private void ready(Context ctx) {
        if (lifecycle.isStopping()) {
            refuse(ctx, "not-ready", "Not ready", "the program is stopping");
            return;
        }
        // Both at the same time: whoever asks does not wait for long.
        CompletableFuture<Boolean> databaseAnswers = database.ask();
        CompletableFuture<Boolean> cacheAnswers = cache.ask();
        if (databaseAnswers.join()) {
            answer(ctx, new Readiness("up", "up", cacheAnswers.join() ? "up" : "down"));
        } else {
            refuse(ctx, "not-ready", "Not ready", "the database does not answer");
        }
    }
    // exercise 4.1: end
    // starter: private void live(Context ctx) {
    // starter:     ready(ctx); // one check for both
    // starter: }
    // starter:
    // starter: private void ready(Context ctx) {
    // starter:     if (database.ask().join() && cache.ask().join()) {
    // starter:         answer(ctx, new Readiness("up", "up", "up"));
    // starter:     } else {
    // starter:         refuse(ctx, "not-ready", "Not ready", "the database or the cache does not answer");
    // starter:     }
    // starter: }

    private static void answer(Context ctx, Object status) {
        ctx.attribute(AccessLog.ROUTINE, true);
        ctx.jsonStream(status);
    }

    private static void refuse(Context ctx, String name, String title, String detail) {
        Problems.answer(ctx, Problem.of(503, name, title, detail));
    }
}
