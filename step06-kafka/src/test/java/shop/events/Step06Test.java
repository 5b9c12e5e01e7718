package shop.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.engines.payment.PaymentSettings;
import shop.web.ShopCalls;

/** Orders on their way from 202 to the end, with a worker that does everything. */
class Step06Test extends OnBroker {

    @Test
    void order_isAcceptedAtOnce_andPaidByAWorker() throws Exception {
        payAfter(Duration.ofMillis(500));
        start(Map.of());
        work(Map.of());

        var answer = shop.order("first");

        assertThat(accepted(answer)).isPositive();
        assertThat(answer.headers().firstValue("Location")).contains("/orders/" + accepted(answer));
        assertThat(ShopCalls.json(answer).get("status").asText()).isEqualTo("PENDING");
        awaitStatus(accepted(answer), "PAID");
        assertThat(order(accepted(answer)).get("chargeId").asText()).isNotEmpty();
    }

    @Test
    void refusedPayment_givesTheStockBack_andTheOrderIsRejected() throws Exception {
        start(Map.of());
        work(Map.of());
        int stock = stock();
        payment.settings(new PaymentSettings(0, 1, false));

        long id = accepted("refused");

        awaitStatus(id, "REJECTED");
        assertThat(order(id).get("chargeId").isNull()).isTrue();
        patiently().untilAsserted(() -> assertThat(stock()).isEqualTo(stock));
    }

    @Test
    void sameKeyAgain_isTheSameOrder_inTheStateItHasByThen() throws Exception {
        start(Map.of());
        work(Map.of());
        long id = accepted("again");
        awaitStatus(id, "PAID");

        var again = shop.order("again");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(ShopCalls.json(again).get("id").asLong()).isEqualTo(id);
        assertThat(payment.charges().stream().filter(charge -> charge.key().equals("again")))
                .hasSize(1);
    }

    private int stock() throws Exception {
        return ShopCalls.json(shop.get("/products/1")).get("stock").asInt();
    }
}
