package shop.web;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs one line for each request: method, path, status, time from its first byte on, bytes of the answer, request id.
 */
final class AccessLog implements RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("access");

    @Override
    public void log(Request request, Response response) {
        if (LOG.isInfoEnabled()) {
            long micros = (System.nanoTime() - request.getBeginNanoTime()) / 1_000;
            LOG.info(
                    "{} {} {} {} ms {} bytes {}",
                    request.getMethod(),
                    request.getHttpURI().getPath(),
                    response.getStatus(),
                    micros / 1_000.0,
                    Response.getContentBytesWritten(response),
                    response.getHeaders().get(RequestIds.HEADER));
        }
    }
}
