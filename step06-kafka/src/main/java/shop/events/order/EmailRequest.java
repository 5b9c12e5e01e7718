package shop.events.order;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A mail to be sent. It names the user, not the address: Kafka keeps records, and an address may change or have to be
 * forgotten.
 *
 * @param head of the event that the mail is about
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("email-request")
public record EmailRequest(@JsonUnwrapped Head head, Kind kind, long userId, long totalCents) {

    /** What it says. */
    public enum Kind {
        ORDER_PAID,
        ORDER_REJECTED
    }

    public EmailRequest {
        Fields.present("kind", kind);
        Fields.positive("userId", userId);
    }
}
