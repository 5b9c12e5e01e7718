package shop.engines.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The payment provider's routes. */
final class PaymentApi {

    private record ChargeRequest(long amountCents) {
        ChargeRequest {
            if (amountCents < 0) {
                throw new IllegalArgumentException("amountCents must be at least 0, not " + amountCents);
            }
        }
    }

    private final ObjectMapper json;
    private final ChargeBook book;
    private final Executor workers;
    private final LongAdder requests = new LongAdder();
    private volatile PaymentSettings settings;

    /** @param workers do what is left to do when a charge's latency is over */
    PaymentApi(ObjectMapper json, ChargeBook book, Executor workers, PaymentSettings settings) {
        this.json = json;
        this.book = book;
        this.workers = workers;
        this.settings = settings;
    }

    void register(RoutesConfig routes) {
        routes.post("/charges", this::charge);
        routes.get("/charges", context -> context.json(book.charges()));
        routes.get("/requests", context -> context.json(requests.sum()));
        routes.get("/settings", context -> context.json(settings));
        routes.put("/settings", this::change);
        routes.get("/health", context -> context.json(Map.of("status", "UP")));
        routes.exception(
                HttpResponseException.class, (e, context) -> Problem.render(context, e.getStatus(), e.getMessage()));
        routes.exception(
                IllegalArgumentException.class,
                (e, context) -> Problem.render(context, HttpStatus.BAD_REQUEST.getCode(), e.getMessage()));
    }

    private void charge(Context context) {
        requests.increment();
        PaymentSettings now = settings;
        if (now.outage()) {
            throw new ServiceUnavailableResponse("The payment provider is out of order");
        }
        String key = context.header("Idempotency-Key");
        if (key == null || key.isBlank()) {
            throw new BadRequestResponse("The header Idempotency-Key is missing");
        }
        long amountCents = body(context, ChargeRequest.class).amountCents();
        // No thread waits while the latency passes.
        Executor afterLatency = CompletableFuture.delayedExecutor(now.latencyMs(), TimeUnit.MILLISECONDS, workers);
        context.future(() -> CompletableFuture.supplyAsync(
                        () -> book.decide(key, amountCents, now.failureRate()), afterLatency)
                .thenAccept(decision -> answer(context, amountCents, decision)));
    }

    private static void answer(Context context, long amountCents, ChargeBook.Decision decision) {
        if (decision.amountCents() != amountCents) {
            throw new HttpResponseException(
                    HttpStatus.UNPROCESSABLE_CONTENT.getCode(),
                    "This Idempotency-Key was used for " + decision.amountCents() + " cents");
        }
        Charge charge = decision.charge()
                .orElseThrow(() ->
                        new HttpResponseException(HttpStatus.PAYMENT_REQUIRED.getCode(), "The payment was refused"));
        context.status(HttpStatus.CREATED).json(charge);
    }

    private void change(Context context) {
        settings = body(context, PaymentSettings.class);
        context.json(settings);
    }

    private <T> T body(Context context, Class<T> type) {
        try {
            T body = json.readValue(context.body(), type);
            if (body == null) {
                throw new BadRequestResponse("The body must be a JSON object");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse(e.getOriginalMessage());
        }
    }
}
