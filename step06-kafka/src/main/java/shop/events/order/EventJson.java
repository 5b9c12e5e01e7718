package shop.events.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Events as JSON. A reader takes no notice of fields and of types that it does not know, so that a writer may be newer; it
 * refuses a newer version, whose known fields may mean something else. Safe for use by many threads.
 */
public final class EventJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

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
        return read(value, OrderEvent.class, OrderEvent::head);
    }

    /** @throws UnreadableEvent as {@link #orderEvent} */
    public EmailRequest emailRequest(byte[] value) {
        return read(value, EmailRequest.class, EmailRequest::head).orElseThrow(() -> new UnreadableEvent("is null"));
    }

    private static <T> Optional<T> read(byte[] value, Class<T> type, Function<T, Head> head) {
        try {
            Optional<T> event = Optional.ofNullable(JSON.readValue(value, type));
            event.map(head).ifPresent(EventJson::check);
            return event;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableEvent("cannot be read: " + e.getMessage());
        }
    }

    private static void check(Head head) {
        if (head.version() < 1 || head.version() > Head.NEWEST || head.eventId() == null || head.orderId() < 1) {
            throw new UnreadableEvent(
                    "is of version " + head.version() + ", and this program knows 1 to " + Head.NEWEST);
        }
    }
}
