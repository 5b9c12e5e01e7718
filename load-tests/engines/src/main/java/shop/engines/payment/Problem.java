package shop.engines.payment;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** An RFC 9457 problem. */
record Problem(String title, int status, String detail) {

    static void render(Context context, int status, String detail) {
        String title = HttpStatus.forStatus(status).getMessage();
        context.status(status).json(new Problem(title, status, detail)).contentType("application/problem+json");
    }
}
