package shop.events.order;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import shop.model.OrderLine;

/**
 * What happened to an order. All events of an order, in their sequence, tell its whole history.
 *
 * <p>{@code docs/events.md} says how they look as JSON and how that may change.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OrderEvent.Placed.class, name = "order-placed"),
    @JsonSubTypes.Type(value = OrderEvent.Paid.class, name = "order-paid"),
    @JsonSubTypes.Type(value = OrderEvent.Rejected.class, name = "order-rejected")
})
public sealed interface OrderEvent {

    Head head();

    /**
     * The order is accepted and its stock is taken; it is not paid yet.
     *
     * @param paymentKey names its charge at the payment provider: the same however often it is tried
     */
    record Placed(@JsonUnwrapped Head head, long userId, long totalCents, String paymentKey, List<OrderLine> lines)
            implements OrderEvent {
        public Placed {
            Fields.positive("userId", userId);
            Fields.text("paymentKey", paymentKey);
            Fields.present("lines", lines);
            lines = List.copyOf(lines);
        }
    }

    /** The order is paid; {@code chargeId} is the payment provider's name of the charge. */
    record Paid(@JsonUnwrapped Head head, String chargeId) implements OrderEvent {
        public Paid {
            Fields.text("chargeId", chargeId);
        }
    }

    /** The order cannot be paid, for this reason in words; its stock is on sale again. */
    record Rejected(@JsonUnwrapped Head head, String reason) implements OrderEvent {
        public Rejected {
            Fields.text("reason", reason);
        }
    }
}
