package shop.web;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * Logs one line for each request: method, path, status, time from its first byte on, bytes of the answer, request id.
 */
public final class AccessLog implements RequestLog {

    /** An attribute of requests that machines send all the time, and that succeeded: they are logged at DEBUG. */
    public static final String ROUTINE = "shop.routine";

    private static final Logger LOG = LoggerFactory.getLogger("access");

    AccessLog() {}

    @Override
    public void log(Request request, Response response) {
        Level level = request.getAttribute(ROUTINE) == null ? Level.INFO : Level.DEBUG;
        if (!LOG.isEnabledForLevel(level)) {
            return;
        }
        long micros = (System.nanoTime() - request.getBeginNanoTime()) / 1_000;
        MDC.put(RequestIds.MDC_KEY, response.getHeaders().get(RequestIds.HEADER));
        try {
            LOG.atLevel(level)
                    .log(
                            "{} {} {} {} ms {} bytes",
                            request.getMethod(),
                            request.getHttpURI().getPath(),
                            response.getStatus(),
                            micros / 1_000.0,
                            Response.getContentBytesWritten(response));
        } finally {
            MDC.remove(RequestIds.MDC_KEY);
        }
    }
}
