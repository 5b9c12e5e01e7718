package shop.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import shop.model.Page;

/** Which page of a list is wanted: up to {@code limit} items whose key is above {@code after}. */
record PageRequest(long after, int limit) {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    /**
     * Reads the query parameters {@code after} and {@code limit}.
     *
     * @throws InvalidRequest if one is not a number within its bounds, or comes twice
     */
    static PageRequest of(Context ctx) {
        List<FieldError> errors = new ArrayList<>();
        long after = number(ctx, "after", 0, 0, Long.MAX_VALUE, errors);
        long limit = number(ctx, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT, errors);
        if (!errors.isEmpty()) {
            throw new InvalidRequest("the request has invalid query parameters", errors);
        }
        return new PageRequest(after, (int) limit);
    }

    /** Answers with a page, and says in a {@code Link} header where the next one is. */
    void answer(Context ctx, Page<?> page) {
        if (page.next() != null) {
            ctx.header("Link", "<" + ctx.path() + "?after=" + page.next() + "&limit=" + limit + ">; rel=\"next\"");
        }
        ctx.jsonStream(page);
    }

    private static long number(Context ctx, String name, long standard, long min, long max, List<FieldError> errors) {
        String[] values = ctx.req().getParameterValues(name);
        if (values == null) {
            return standard;
        }
        long number = values.length == 1 ? Digits.parse(values[0]) : Digits.NONE;
        if (number < min || number > max) {
            errors.add(new FieldError(name, "must be one number from " + min + " to " + max));
        }
        return number;
    }
}
