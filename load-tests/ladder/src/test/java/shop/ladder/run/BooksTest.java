package shop.ladder.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.engines.payment.Charge;
import shop.ladder.simulation.LoadResult.AcknowledgedOrder;

/** The audit of a shop that settles orders later. Its other findings are in {@link StagesIT}, with real shops. */
class BooksTest {

    private static final int LOOKS_BEFORE_IT_IS_PAID = 3;

    private final AtomicInteger looks = new AtomicInteger();
    private HttpServer shop;

    @BeforeEach
    void startTheShop() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/products", () -> "{\"items\": [{\"id\": 1, \"stock\": 5}], \"next\": null}");
        answer("/orders/7", () -> {
            boolean paid = looks.incrementAndGet() > LOOKS_BEFORE_IT_IS_PAID;
            return "{\"status\": \"%s\", \"lines\": []}".formatted(paid ? "PAID" : "PENDING");
        });
        shop.start();
    }

    @AfterEach
    void stopTheShop() {
        shop.stop(0);
    }

    @Test
    void chargesAreReadWhenTheOrdersAreSettled() {
        Books books = new Books(new ShopClient(
                URI.create("http://127.0.0.1:" + shop.getAddress().getPort())));
        Charge charge = new Charge("charge", "key", 100, Instant.EPOCH);

        Books.Findings found = books.audit(List.of(new AcknowledgedOrder(7, "key")), List.of(), () -> {
            assertThat(looks).hasValueGreaterThan(LOOKS_BEFORE_IT_IS_PAID);
            return List.of(charge, charge);
        });

        assertThat(found).isEqualTo(new Books.Findings(0, 0, 1));
    }

    private void answer(String path, Supplier<String> body) {
        shop.createContext(path, exchange -> {
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
