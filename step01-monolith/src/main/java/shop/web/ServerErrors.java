package shop.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what the server itself refuses, such as malformed HTTP, before any route sees it: as a problem too. */
final class ServerErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        int status = response.getStatus();
        if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException refused) {
            status = refused.getCode();
        }
        if (status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505) {
            // Whoever asks in no known version made the mistake; 5xx would wake up our own people.
            status = HttpStatus.BAD_REQUEST_400;
        }
        response.setStatus(status);
        ResponseHeaders.addTo(response.getHeaders());
        String requestId = RequestIds.of(request);
        response.getHeaders().put(RequestIds.HEADER, requestId);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        Problem problem = Problem.of(status, detail(request, status)).withRequestId(requestId);
        response.write(true, ByteBuffer.wrap(Json.toBytes(problem)), callback);
        return true;
    }

    /** The server's own words for a client's fault; nothing from inside for a fault of ours. */
    private static String detail(Request request, int status) {
        Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
        return HttpStatus.isClientError(status) && message != null ? message.toString() : HttpStatus.getMessage(status);
    }
}
