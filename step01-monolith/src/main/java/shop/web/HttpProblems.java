package shop.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what any HTTP service can run into, whatever its routes, into problem details. */
final class HttpProblems {
    private static final Logger LOG = LoggerFactory.getLogger(HttpProblems.class);

    private HttpProblems() {}

    static void register(JavalinConfig config) {
        config.routes
                .exception(
                        InvalidRequest.class,
                        (e, ctx) -> Problems.answer(
                                ctx, Problem.of(400, e.getMessage()).withErrors(e.errors())))
                .exception(MethodNotAllowedResponse.class, HttpProblems::methodNotAllowed)
                .exception(
                        HttpResponseException.class,
                        (e, ctx) -> Problems.answer(ctx, Problem.of(e.getStatus(), e.getMessage())))
                .exception(Exception.class, HttpProblems::unexpected);
        config.router.javaLangErrorHandler(HttpProblems::fatal);
    }

    private static void methodNotAllowed(MethodNotAllowedResponse e, Context ctx) {
        // The details hold one entry: the methods that have a route.
        String routed = String.join(", ", e.getDetails().values());
        String allowed = (routed.contains("GET") ? routed + ", HEAD" : routed) + ", OPTIONS";
        ctx.header("Allow", allowed);
        Problems.answer(ctx, Problem.of(405, "this path takes " + allowed));
    }

    private static void unexpected(Exception e, Context ctx) {
        HttpException refused = refusedByServer(e);
        if (refused != null) {
            Problems.answer(ctx, Problem.of(refused.getCode(), refused.getReason()));
        } else {
            LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
            Problems.answer(ctx, Problem.of(500, "the request could not be answered; the server's log has the reason"));
        }
    }

    /** The server finds some malformed requests only when they are read: wrong chunks, wrong escapes in a query. */
    private static HttpException refusedByServer(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException refused
                    && HttpStatus.forStatus(refused.getCode()).isClientError()) {
                return refused;
            }
        }
        return null;
    }

    private static void fatal(HttpServletResponse response, Error error) {
        LOG.error("a request failed", error);
        try {
            response.sendError(500);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
