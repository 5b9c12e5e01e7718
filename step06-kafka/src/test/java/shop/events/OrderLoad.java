package shop.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import shop.web.ShopCalls;

/**
 * Orders at a steady rate, whatever becomes of those before (an open model), over many products. A buyer who gets no answer
 * asks again in the end, with the same key.
 */
final class OrderLoad implements AutoCloseable {

    private static final int PER_SECOND = 40;
    private static final int PRODUCTS = 50;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private record Attempt(String key, long product, CompletableFuture<HttpResponse<String>> answer) {

        boolean isAccepted() {
            return answer.isDone()
                    && !answer.isCompletedExceptionally()
                    && answer.join().statusCode() == 202;
        }
    }

    private final ShopCalls shop;
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    /** Begins. */
    OrderLoad(ShopCalls shop) {
        this.shop = shop;
        timer.scheduleAtFixedRate(this::order, 0, TimeUnit.SECONDS.toMillis(1) / PER_SECOND, TimeUnit.MILLISECONDS);
    }

    private void order() {
        String key = UUID.randomUUID().toString();
        long product = 1 + attempts.size() % PRODUCTS;
        attempts.add(new Attempt(key, product, shop.orderAsync(key, product)));
    }

    /** Waits until as many more orders are accepted as come in this time. */
    void awaitSeconds(int seconds) {
        long enough = accepted() + (long) seconds * PER_SECOND;
        Awaitility.await().atMost(LIMIT).until(() -> accepted() >= enough);
    }

    private long accepted() {
        return attempts.stream().filter(Attempt::isAccepted).count();
    }

    /** Ends the load. Gives the orders by their keys: all buyers have an answer in the end. */
    Map<String, Long> end() throws Exception {
        close();
        assertThat(timer.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        Map<String, Long> orders = new HashMap<>();
        for (Attempt attempt : attempts) {
            attempt.answer().exceptionally(noAnswer -> null).join();
            HttpResponse<String> answer =
                    attempt.isAccepted() ? attempt.answer().join() : shop.order(attempt.key(), attempt.product());
            assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
            orders.put(attempt.key(), ShopCalls.json(answer).get("id").asLong());
        }
        return orders;
    }

    @Override
    public void close() {
        timer.shutdown();
    }
}
