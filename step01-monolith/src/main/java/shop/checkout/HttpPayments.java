package shop.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import shop.checkout.OrderRefused.Reason;
import shop.config.Environment;

/** The payment provider over HTTP: {@code POST /charges} with an idempotency key. Safe for use by many threads. */
public final class HttpPayments implements Payments {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI charges;
    private final Duration timeout;

    /** Reads {@code PAYMENT_URL} and {@code PAYMENT_TIMEOUT_MS} (2000). */
    public static HttpPayments from(Environment environment) {
        return new HttpPayments(
                environment.url("PAYMENT_URL", "http://127.0.0.1:9090"),
                environment.millis("PAYMENT_TIMEOUT_MS", 2_000, 100, 60_000));
    }

    /**
     * @param provider the provider's base URL
     * @param timeout how long an answer may take, to its last byte, before the charge counts as {@link
     *     PaymentUnavailable}
     */
    public HttpPayments(URI provider, Duration timeout) {
        this.charges = provider.resolve("/charges");
        this.timeout = timeout;
    }

    /** How long one charge may take. */
    public Duration timeout() {
        return timeout;
    }

    @Override
    public String charge(long amountCents, String key) {
        HttpRequest request = HttpRequest.newBuilder(charges)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(
                        json.createObjectNode().put("amountCents", amountCents).toString()))
                .build();
        try {
            HttpResponse<byte[]> response = answer(request);
            return switch (response.statusCode()) {
                case 201 -> chargeId(response.body());
                case 402 -> throw new OrderRefused(Reason.PAYMENT_REFUSED, "the payment was refused");
                case 422 -> throw new IdempotencyKeyReused(key);
                default -> throw new PaymentUnavailable("the payment provider answered " + response.statusCode());
            };
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new PaymentUnavailable("the payment provider at " + charges + " gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PaymentUnavailable("interrupted while waiting for the payment provider", e);
        }
    }

    /** The time-out of a request itself would end with the answer's headers; this one is for the body too. */
    private HttpResponse<byte[]> answer(HttpRequest request)
            throws ExecutionException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            exchange.cancel(true); // closes the connection if the answer is not there yet
        }
    }

    private String chargeId(byte[] body) throws IOException {
        JsonNode id = json.readTree(body).path("id");
        if (!id.isTextual()) {
            throw new PaymentUnavailable("the payment provider's answer names no charge");
        }
        return id.textValue();
    }
}
