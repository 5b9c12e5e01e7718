package shop.ops;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/**
 * Measures every request, from its first byte on, where the server logs it: there is none that is answered elsewhere.
 * Labels have few values, whatever is sent: each of their combinations is kept, by Prometheus too.
 */
final class HttpMetrics implements RequestLog {

    private static final String ROUTE = "shop.route";
    private static final String NO_ROUTE = "none";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final MeterProvider<Timer> requests;

    HttpMetrics(MeterRegistry registry) {
        requests = Timer.builder("http.server.requests")
                .description("Requests, from their first byte to the last one of the answer")
                .withRegistry(registry);
    }

    void register(JavalinConfig config) {
        config.requestLogger.http((ctx, millis) -> rememberRoute(ctx));
        config.jetty.modifyServer(
                server -> server.setRequestLog(new RequestLog.Collection(server.getRequestLog(), this)));
    }

    @Override
    public void log(Request request, Response response) {
        requests.withTags(
                        "method", method(request),
                        "route", route(request),
                        "status", String.valueOf(response.getStatus()))
                .record(System.nanoTime() - request.getBeginNanoTime(), TimeUnit.NANOSECONDS);
    }

    private static void rememberRoute(Context ctx) {
        var endpoint = ctx.endpoints().matchedHttpEndpoint();
        if (endpoint != null) {
            ctx.attribute(ROUTE, endpoint.path);
        }
    }

    /** As it is registered: {@code /products/{id}}. */
    private static String route(Request request) {
        return request.getAttribute(ROUTE) instanceof String route ? route : NO_ROUTE;
    }

    private static String method(Request request) {
        String method = request.getMethod();
        return method != null && METHODS.contains(method) ? method : "other";
    }
}
