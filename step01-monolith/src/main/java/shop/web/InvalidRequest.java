package shop.web;

import java.util.List;

/** A request that breaks the rules of the call; answered with 400 and all that is wrong with it. */
public final class InvalidRequest extends RuntimeException {
    private final transient List<FieldError> errors;

    public InvalidRequest(String message) {
        this(message, List.of());
    }

    public InvalidRequest(String message, List<FieldError> errors) {
        super(message);
        this.errors = List.copyOf(errors);
    }

    /** One entry for each fault; empty if the request could not be read at all. */
    public List<FieldError> errors() {
        return errors;
    }
}
