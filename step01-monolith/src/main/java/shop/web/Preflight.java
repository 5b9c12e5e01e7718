package shop.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers every {@code OPTIONS} request as a CORS preflight, as {@code cors} of npm does by default. */
final class Preflight extends Handler.Wrapper {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!HttpMethod.OPTIONS.is(request.getMethod())) {
            return super.handle(request, response, callback);
        }
        var headers = response.getHeaders();
        headers.put("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE");
        headers.put(HttpHeader.VARY, "Access-Control-Request-Headers");
        String wanted = request.getHeaders().get("Access-Control-Request-Headers");
        if (wanted != null && !wanted.isEmpty()) {
            headers.put("Access-Control-Allow-Headers", wanted);
        }
        response.setStatus(HttpStatus.NO_CONTENT_204);
        callback.succeeded();
        return true;
    }
}
