package shop.web;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * Gives every request an id: the caller's {@code X-Request-Id} if it is a plain token, else a new one. The answer, its
 * problem details and the lines logged for it carry the id.
 */
final class RequestIds extends Handler.Wrapper {
    static final String HEADER = "X-Request-Id";
    static final String ATTRIBUTE = "shop.requestId";
    static final String MDC_KEY = "requestId";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~:/+=-]{1,64}");

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String id = of(request);
        response.getHeaders().put(HEADER, id);
        MDC.put(MDC_KEY, id);
        try {
            return super.handle(request, response, callback);
        } finally {
            MDC.remove(MDC_KEY);
        }
    }

    /** The id of a request, decided at the first call. */
    static String of(Request request) {
        String id = (String) request.getAttribute(ATTRIBUTE);
        if (id == null) {
            String given = request.getHeaders().get(HEADER);
            id = given != null && TOKEN.matcher(given).matches() ? given : newId();
            request.setAttribute(ATTRIBUTE, id);
        }
        return id;
    }

    /** Unique enough to find a request in a log; not a secret. */
    private static String newId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
