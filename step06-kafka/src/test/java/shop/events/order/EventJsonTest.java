package shop.events.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.model.OrderStatus;

class EventJsonTest {

    /** None of them is a value of any field. */
    private static final List<String> WRONG = List.of(
            "null",
            "true",
            "{}",
            "[null]",
            "[{}]",
            "[{\"productId\":1,\"quantity\":1.5,\"unitPriceCents\":1}]",
            "1.5",
            "1e999999999",
            "1" + "0".repeat(30));

    private final ObjectMapper mapper = new ObjectMapper();
    private final EventJson json = new EventJson();

    @Test
    void everyEvent_comesBackAsItWas() {
        for (OrderEvent event : List.of(SampleEvents.PLACED, SampleEvents.PAID, SampleEvents.REJECTED)) {
            assertThat(orderEvent(json.write(event))).isEqualTo(event);
        }
        assertThat(Stream.of(SampleEvents.PLACED, SampleEvents.PAID, SampleEvents.REJECTED)
                        .map(Object::getClass))
                .as("all there are")
                .containsExactlyInAnyOrder(OrderEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @EnumSource
    void everyEmailRequest_comesBackAsItWas(EmailRequest.Kind kind) {
        EmailRequest request = new EmailRequest(SampleEvents.PAID.head(), kind, 7, 4_997);

        assertThat(json.emailRequest(SampleEvents.bytes(json.write(request)))).isEqualTo(request);
    }

    @Test
    void eventsOfVersion1_meanToThisDayWhatTheyMeant() throws Exception {
        List<OrderEvent> events = new ArrayList<>();
        for (var kept : SampleEvents.KEPT.entrySet()) {
            events.add(orderEvent(SampleEvents.kept(kept.getKey())));
            assertThat(events).last().as(kept.getKey()).isEqualTo(kept.getValue());
        }
        assertThat(json.emailRequest(SampleEvents.bytes(SampleEvents.kept(SampleEvents.KEPT_EMAIL))))
                .isEqualTo(SampleEvents.EMAIL);

        assertThat(OrderState.after(List.of(SampleEvents.PLACED, SampleEvents.PAID)))
                .hasValueSatisfying(state -> {
                    assertThat(state.status()).isEqualTo(OrderStatus.PAID);
                    assertThat(state.chargeId()).isEqualTo("ch_81");
                });
        assertThat(OrderState.after(List.of(SampleEvents.PLACED, SampleEvents.REJECTED)))
                .hasValueSatisfying(state -> assertThat(state.status()).isEqualTo(OrderStatus.REJECTED));
    }

    @Test
    void fieldsThatANewerWriterAdds_areNotLookedAt() throws Exception {
        ObjectNode event = placed().put("currency", "EUR");
        event.putObject("address").put("city", "London");
        ((ObjectNode) event.at("/lines/0")).put("discountCents", 5);

        assertThat(orderEvent(event.toString())).isEqualTo(SampleEvents.PLACED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "99"})
    void typeThatANewerWriterAdds_isNotLookedAt(String version) {
        assertThat(json.orderEvent(SampleEvents.bytes("{\"type\":\"order-shipped\",\"version\":" + version + "}")))
                .isEmpty();
    }

    @Test
    void requestOfAnUnknownType_isRefused_forNobodyElseWouldSendIt() throws Exception {
        String request = SampleEvents.kept(SampleEvents.KEPT_EMAIL);

        assertThatThrownBy(() ->
                        json.emailRequest(SampleEvents.bytes(request.replace("\"email-request\"", "\"text-message\""))))
                .isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() ->
                        json.emailRequest(SampleEvents.bytes(request.replace("\"ORDER_PAID\"", "\"ORDER_SHIPPED\""))))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void newerVersion_isRefused_whateverItsFieldsAre() throws Exception {
        String event = placed().put("version", 99).put("orderId", "A-1042").toString();

        assertThatThrownBy(() -> json.orderEvent(SampleEvents.bytes(event)))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage("the record is of version 99, and this program knows 1 to 1");
    }

    static Stream<String> fields() {
        return Stream.of(
                "type",
                "version",
                "eventId",
                "orderId",
                "sequence",
                "occurredAt",
                "userId",
                "totalCents",
                "paymentKey",
                "lines");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void fieldThatIsMissingOrOfAnotherType_isRefused(String field) throws Exception {
        assertThat(placed().has(field)).isTrue();
        ObjectNode without = placed();
        without.remove(field);

        assertUnreadable(without.toString());
        for (String value : WRONG) {
            assertUnreadable(placed().putRawValue(field, new RawValue(value)).toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "version, 0",
        "version, '\"1\"'",
        "eventId, '\"1042\"'",
        "eventId, '\"\"'",
        "orderId, 0",
        "orderId, '\"1042\"'",
        "sequence, -1",
        "occurredAt, 1793525400",
        "occurredAt, '\"1793525400\"'",
        "occurredAt, '\"yesterday\"'",
        "occurredAt, '\"-0001-12-31T23:59:59Z\"'",
        "occurredAt, '\"+10000-01-01T00:00:00Z\"'",
        "userId, 0",
        "paymentKey, 5",
        "paymentKey, '\"a\\u0000b\"'",
        "lines, '\"none\"'",
        "lines, '[{\"productId\":1,\"quantity\":1}]'"
    })
    void valueThatAFieldCannotHave_isRefused(String field, String value) throws Exception {
        assertUnreadable(placed().putRawValue(field, new RawValue(value)).toString());
    }

    @Test
    void outcomeWithoutWhatItSays_isRefused() throws Exception {
        assertUnreadable(SampleEvents.kept("order-paid.v1.json").replace("\"ch_81\"", "null"));
        assertUnreadable(SampleEvents.kept("order-paid.v1.json").replace("ch_81", "ch\\u0000"));
        assertUnreadable(SampleEvents.kept("order-rejected.v1.json").replace("\"reason\"", "\"because\""));
    }

    static Stream<String> noEvents() {
        return Stream.of(
                "",
                " ",
                "null",
                "1042",
                "\"order-placed\"",
                "[]",
                "{}",
                "{\"type\":",
                "{\"type\":7}",
                "{\"type\":\"order-placed\"}",
                "{\"type\":\"order-placed\"}{}",
                "{\"type\":\"order-placed\",\"type\":\"order-paid\"}",
                "not JSON at all",
                "\u0000\u0001",
                "\uFEFF\uFFFF",
                "[".repeat(1_000_000),
                "{\"type\":\"order-placed\",\"more\":" + "{\"more\":".repeat(100_000),
                "{\"type\":\"order-placed\",\"orderId\":" + "9".repeat(1_000_000) + "}",
                "{\"type\":\"order-placed\",\"eventId\":\"" + "x".repeat(5_000_000) + "\"}");
    }

    @ParameterizedTest
    @MethodSource("noEvents")
    void whatIsNoEvent_isRefused_andNothingElseHappens(String value) {
        assertUnreadable(value);
        assertThatThrownBy(() -> json.emailRequest(SampleEvents.bytes(value))).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void recordsThatAreNoText_areRefused() {
        assertThatThrownBy(() -> json.orderEvent(null)).isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() -> json.orderEvent(new byte[] {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}'}))
                .isInstanceOf(UnreadableEvent.class);
    }

    /** The message goes into a log and into a header. */
    private void assertUnreadable(String value) {
        assertThatThrownBy(() -> json.orderEvent(SampleEvents.bytes(value)))
                .as(() -> value.substring(0, Math.min(200, value.length())))
                .isInstanceOf(UnreadableEvent.class)
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(2_000));
    }

    private OrderEvent orderEvent(String value) {
        return json.orderEvent(SampleEvents.bytes(value)).orElseThrow();
    }

    private ObjectNode placed() throws Exception {
        return (ObjectNode) mapper.readTree(SampleEvents.kept("order-placed.v1.json"));
    }
}
