package shop.events.order;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Events as JSON. A reader takes no notice of fields and of types of events that it does not know, so that a writer may be
 * newer; it refuses a newer version, whose known fields may mean something else. What it does know must be as {@code
 * docs/events.md} says: nothing is guessed. Safe for use by many threads.
 */
public final class EventJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule()
                    .addDeserializer(Instant.class, new StdDelegatingDeserializer<>(new InstantOfText())))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> Stream.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                            .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
            .build();

    private static final Set<String> TYPES = Stream.of(
                    OrderEvent.class.getAnnotation(JsonSubTypes.class).value())
            .map(JsonSubTypes.Type::name)
            .collect(Collectors.toUnmodifiableSet());

    /** Jackson takes a number for one, too: of seconds, where another writer means milliseconds. */
    private static final class InstantOfText extends StdConverter<String, Instant> {
        @Override
        public Instant convert(String text) {
            return Instant.parse(text);
        }
    }

    public String write(Object event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // our own records can be written
        }
    }

    /**
     * What happened to an order; empty if it is of a type that this program does not know.
     *
     * @throws UnreadableEvent if it is not an event, or of a version that this program does not know
     */
    public Optional<OrderEvent> orderEvent(byte[] value) {
        JsonNode event = parse(value);
        return TYPES.contains(event.get("type").textValue())
                ? Optional.of(bind(event, OrderEvent.class))
                : Optional.empty();
    }

    /**
     * A mail to be sent. Nobody else would send it, so an unknown type is refused here.
     *
     * @throws UnreadableEvent as {@link #orderEvent}
     */
    public EmailRequest emailRequest(byte[] value) {
        return bind(parse(value), EmailRequest.class);
    }

    private static JsonNode parse(byte[] value) {
        if (value == null) {
            throw new UnreadableEvent("is empty");
        }
        try {
            JsonNode event = JSON.readTree(value);
            if (event.path("type").isTextual()) {
                return event;
            }
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        } catch (IOException e) { // such as bytes that are no text
            throw new UnreadableEvent("cannot be read: " + e.getMessage());
        }
        throw new UnreadableEvent("is no event: it has no type");
    }

    private static <T> T bind(JsonNode event, Class<T> type) {
        int version = event.path("version").intValue();
        if (version > Head.NEWEST) {
            throw new UnreadableEvent("is of version " + version + ", and this program knows 1 to " + Head.NEWEST);
        }
        try {
            return JSON.treeToValue(event, type);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    private static UnreadableEvent unreadable(JsonProcessingException e) {
        String field = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .filter(name -> name != null)
                        .collect(Collectors.joining("."))
                : "";
        return new UnreadableEvent("cannot be read: " + (field.isEmpty() ? "" : field + ": ") + e.getOriginalMessage());
    }
}
