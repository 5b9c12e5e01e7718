package shop.events.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.model.OrderLine;

/** Events as this program has them, and the same as others wrote them down. */
final class SampleEvents {

    private static final Instant PLACED_AT = Instant.parse("2026-11-01T09:30:00.123Z");
    private static final Instant SETTLED_AT = Instant.parse("2026-11-01T09:30:00.456Z");

    static final OrderEvent PLACED = new OrderEvent.Placed(
            head("3f0e8a52-52c4-4b7b-9f6b-0d6a1c9be001", 1, PLACED_AT),
            7,
            4_997,
            "9b2e1a34-7c55-4d0e-8a1f-5f3c2d1e0b77",
            List.of(new OrderLine(42, 2, 1_999), new OrderLine(43, 1, 999)));
    static final OrderEvent PAID =
            new OrderEvent.Paid(head("3f0e8a52-52c4-4b7b-9f6b-0d6a1c9be002", 2, SETTLED_AT), "ch_81");
    static final OrderEvent REJECTED = new OrderEvent.Rejected(
            head("3f0e8a52-52c4-4b7b-9f6b-0d6a1c9be003", 2, SETTLED_AT), "the payment was refused");
    static final EmailRequest EMAIL = new EmailRequest(PAID.head(), EmailRequest.Kind.ORDER_PAID, 7, 4_997);

    /** By the files that keep them as version 1 wrote them. These files are never changed. */
    static final Map<String, OrderEvent> KEPT = Map.of(
            "order-placed.v1.json", PLACED,
            "order-paid.v1.json", PAID,
            "order-rejected.v1.json", REJECTED);

    static final String KEPT_EMAIL = "email-request.v1.json";

    private SampleEvents() {}

    private static Head head(String eventId, int sequence, Instant occurredAt) {
        return new Head(1, UUID.fromString(eventId), 1_042, sequence, occurredAt);
    }

    static String kept(String file) throws IOException {
        return Files.readString(Path.of("src/test/resources/events", file));
    }

    static byte[] bytes(String json) {
        return json.getBytes(UTF_8);
    }
}
