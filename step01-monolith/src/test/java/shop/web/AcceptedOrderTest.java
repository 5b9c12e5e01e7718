package shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.checkout.Checkout;
import shop.model.Order;
import shop.model.OrderStatus;

/** What a checkout means to the API that pays later, as that of step 6 does. */
class AcceptedOrderTest {

    @Test
    void pendingOrder_isAcceptedAndHasALocation() throws Exception {
        Checkout payLater =
                (order, key) -> new Order(12, order.userId(), OrderStatus.PENDING, 100, null, Instant.EPOCH, List.of());
        var server = ShopServer.create(new ShopApi(null, null, null, payLater), config -> {})
                .start("127.0.0.1", 0);
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/orders"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"userId\":1,\"lines\":[{\"productId\":1,\"quantity\":1}]}"))
                    .build();

            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.headers().firstValue("Location")).contains("/orders/12");
            assertThat(answer.body())
                    .contains("\"status\":\"PENDING\"", "\"chargeId\":null", "\"1970-01-01T00:00:00Z\"");
        } finally {
            server.stop();
        }
    }
}
