package shop.web;

import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers problems. A module that has failures of its own maps them with {@code config.routes.exception} and this. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** Makes a problem the answer of a request. */
    public static void answer(Context ctx, Problem problem) {
        String requestId = ctx.attribute(RequestIds.ATTRIBUTE);
        ctx.status(problem.status())
                .contentType(Problem.MEDIA_TYPE)
                .result(Json.toBytes(problem.withRequestId(requestId)));
    }

    /** Makes a problem the answer of a request that may succeed later, and logs what stood in its way. */
    public static void answerRetryable(Context ctx, Problem problem, Exception cause, int retryAfterSeconds) {
        LOG.warn("{}: {}", problem.title(), cause.getMessage());
        ctx.header("Retry-After", Integer.toString(retryAfterSeconds));
        answer(ctx, problem);
    }
}
