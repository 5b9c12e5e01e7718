package shop.events.order;

import java.time.Instant;
import java.util.UUID;

/**
 * What every event tells.
 *
 * @param version of the event's fields, from 1
 * @param eventId which one it is: a second delivery has the same
 * @param orderId of which order
 * @param sequence the how manieth event of this order, from 1
 * @param occurredAt to the millisecond
 */
public record Head(int version, UUID eventId, long orderId, int sequence, Instant occurredAt) {

    /** The newest version of the fields that this program reads and writes. */
    static final int NEWEST = 1;

    public Head {
        Fields.positive("version", version);
        Fields.present("eventId", eventId);
        Fields.positive("orderId", orderId);
        Fields.positive("sequence", sequence);
        Fields.time("occurredAt", occurredAt);
    }

    static Head first(long orderId, Instant occurredAt) {
        return new Head(NEWEST, UUID.randomUUID(), orderId, 1, occurredAt);
    }

    /** Of the event that follows. */
    Head next(Instant when) {
        return new Head(NEWEST, UUID.randomUUID(), orderId, sequence + 1, when);
    }
}
