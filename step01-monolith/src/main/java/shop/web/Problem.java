package shop.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.HttpStatus;
import java.util.List;

/**
 * An error as RFC 9457 problem details.
 *
 * @param type what kind of problem this is; {@code about:blank} if the status says it all
 * @param detail what happened in this case, for a person
 * @param errors what is wrong with each field, or {@code null}
 * @param requestId the request in the server's log; set when the problem is answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, List<FieldError> errors, String requestId) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem that its status describes, which is also its detail if {@code detail} is {@code null}. */
    public static Problem of(int status, String detail) {
        String title = HttpStatus.forStatus(status).getMessage();
        return new Problem("about:blank", title, status, detail == null ? title : detail, null, null);
    }

    /** A problem of the shop's own kind, {@code name} being a short name with dashes. */
    public static Problem of(int status, String name, String title, String detail) {
        return new Problem("urn:problem-type:shop:" + name, title, status, detail, null, null);
    }

    Problem withErrors(List<FieldError> fieldErrors) {
        return new Problem(type, title, status, detail, fieldErrors.isEmpty() ? null : fieldErrors, requestId);
    }

    Problem withRequestId(String id) {
        return new Problem(type, title, status, detail, errors, id);
    }
}
