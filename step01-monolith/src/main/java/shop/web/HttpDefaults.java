package shop.web;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Server;

/** What every request and every answer gets, whatever the routes: limits, ids, headers, problem details, access log. */
public final class HttpDefaults {
    /** What a request may send. */
    static final int MAX_BODY_BYTES = 64 * 1024;

    private static final int COPY_BUFFER_BYTES = 8 * 1024;

    private HttpDefaults() {}

    /** Applies them to a server that is being configured. */
    public static void applyTo(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true; // stays on platform threads before JDK 21
        config.http.maxRequestSize = MAX_BODY_BYTES;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE; // answers are small; a proxy can do it
        config.http.responseBufferSize = COPY_BUFFER_BYTES; // allocated for each answer
        config.jsonMapper(new Json());
        HttpProblems.register(config);

        var serverErrors = new ServerErrors();
        config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(UriCompliance.DEFAULT));
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(serverErrors));
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(serverErrors);
            server.setRequestLog(new AccessLog());
            addHandlers(server);
        });
    }

    /** Each is put in front of those before it: ids come first, so that all that follows can log them. */
    private static void addHandlers(Server server) {
        server.insertHandler(new HeadAsGet());
        server.insertHandler(new Preflight());
        server.insertHandler(new ResponseHeaders());
        server.insertHandler(new RequestIds());
    }
}
