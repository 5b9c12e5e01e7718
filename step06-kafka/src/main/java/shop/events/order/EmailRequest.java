package shop.events.order;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A mail to be sent. It names the user, not the address: Kafka keeps records, and an address may change or have to be
 * forgotten.
 *
 * @param head of the event that the mail is about
 */
public record EmailRequest(@JsonUnwrapped Head head, Kind kind, long userId, long totalCents) {

    /** What it says. */
    public enum Kind {
        ORDER_PAID,
        ORDER_REJECTED
    }
}
