package shop.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The fields of a JSON object from outside. Each is taken with its type and bounds; what does not fit is noted, and a
 * value that could not come from outside stands in for it until {@link #check} refuses the request with all that is
 * wrong. No type is converted.
 */
public final class JsonFields {
    private static final int MAX_ERRORS = 100;
    private static final int MAX_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\x21-\\x7E]{1,64}");

    private final JsonNode object;
    private final String path;
    private final List<FieldError> errors;
    private final Set<String> known = new HashSet<>();

    JsonFields(JsonNode object) {
        this(object, "", new ArrayList<>());
    }

    private JsonFields(JsonNode object, String path, List<FieldError> errors) {
        this.object = object;
        this.path = path;
        this.errors = errors;
    }

    /**
     * A text of 1 to {@code maxLength} characters after the white space around it is cut off, none of them a control
     * character.
     */
    public String text(String name, int maxLength) {
        JsonNode value = required(name).orElse(null);
        if (value == null) {
            return "";
        }
        if (!value.isTextual()) {
            return refuse(name, "must be a string", "");
        }
        String text = value.textValue().strip();
        int length = text.codePointCount(0, text.length());
        if (length < 1 || length > maxLength) {
            return refuse(name, "must have 1 to " + maxLength + " characters", "");
        }
        if (!text.codePoints().allMatch(JsonFields::isPrintable)) {
            return refuse(name, "must not hold control characters or half surrogate pairs", "");
        }
        return text;
    }

    /** An e-mail address; whether mail arrives there is another question. */
    public String email(String name) {
        String email = text(name, MAX_EMAIL);
        return email.isEmpty() || EMAIL.matcher(email).matches()
                ? email
                : refuse(name, "must be an e-mail address", "");
    }

    /** An integer from {@code min} to {@code max}; {@code min - 1} stands in for one that is not. */
    public long integer(String name, long min, long max) {
        JsonNode value = required(name).orElse(null);
        if (value == null) {
            return min - 1;
        }
        // exercise 1.1: begin
        if (!value.isIntegralNumber()) {
            return refuse(name, "must be an integer", min - 1);
        }
        if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
            return refuse(name, "must be from " + min + " to " + max, min - 1);
        }
        return value.longValue();
        // exercise 1.1: end
        // starter: return value.asLong();
    }

    /** A list of {@code minSize} to {@code maxSize} objects, each read by {@code element}. */
    public <T> List<T> list(String name, int minSize, int maxSize, Function<JsonFields, T> element) {
        JsonNode value = required(name).orElse(null);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            return refuse(name, "must be a list", List.of());
        }
        if (value.size() < minSize || value.size() > maxSize) {
            return refuse(name, "must have " + minSize + " to " + maxSize + " entries", List.of());
        }
        List<T> elements = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            String at = name + "[" + i + "]";
            if (value.get(i).isObject()) {
                var fields = new JsonFields(value.get(i), path + at + ".", errors);
                elements.add(element.apply(fields));
                fields.refuseUnknown();
            } else {
                refuse(at, "must be an object", null);
            }
        }
        return elements;
    }

    /** Notes a fault that only the caller can see, and gives back what stands in for the value. */
    public <T> T refuse(String name, String message, T standIn) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(new FieldError(path + name, message));
        }
        return standIn;
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidRequest if anything was wrong, or if there are fields that nobody asked for
     */
    public void check() {
        refuseUnknown();
        if (!errors.isEmpty()) {
            throw new InvalidRequest("the request has invalid fields", errors);
        }
    }

    private Optional<JsonNode> required(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        if (value == null) {
            return refuse(name, "is required", Optional.empty());
        }
        return value.isNull() ? refuse(name, "must not be null", Optional.empty()) : Optional.of(value);
    }

    private void refuseUnknown() {
        for (var fields = object.fieldNames(); fields.hasNext(); ) {
            String name = fields.next();
            if (!known.contains(name)) {
                // Repeated only if it is harmless to repeat.
                refuse(PLAIN_NAME.matcher(name).matches() ? name : "?", "is not a known field", null);
            }
        }
    }

    private static boolean isPrintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL && type != Character.SURROGATE;
    }
}
