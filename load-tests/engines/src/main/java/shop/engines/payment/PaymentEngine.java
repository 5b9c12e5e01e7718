package shop.engines.payment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import shop.engines.EngineFailed;
import shop.engines.process.ChildProcess;
import shop.engines.process.JavaCommand;
import shop.engines.process.ProcessEngine;
import shop.engines.process.ProcessGuard;

/**
 * The {@link PaymentProvider} as a child process. Its address is an HTTP base URL. It keeps its charges in memory:
 * after a kill or a stop they are forgotten, and the settings are those given to the constructor again.
 */
public final class PaymentEngine extends ProcessEngine {

    private static final int HEAP_MB = 128;

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

    private final ProcessGuard guard;
    private final PaymentSettings initial;
    private final int port;
    private final ObjectMapper json = PaymentJson.mapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param guard ends the provider should this program die first */
    public PaymentEngine(ProcessGuard guard, PaymentSettings initial) {
        super("payment", guard);
        this.guard = guard;
        this.port = guard.freePort();
        this.initial = initial;
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The settings in force. */
    public PaymentSettings settings() {
        return read(call(request("/settings").GET()), new TypeReference<>() {});
    }

    /** Changes the settings; charges that are under way keep the old ones. */
    public void settings(PaymentSettings settings) {
        try {
            call(request("/settings").PUT(BodyPublishers.ofString(json.writeValueAsString(settings))));
        } catch (IOException e) {
            throw new EngineFailed("Cannot write " + settings, e);
        }
    }

    /** All charges booked since the last start, oldest first. */
    public List<Charge> charges() {
        return read(call(request("/charges").GET()), new TypeReference<>() {});
    }

    /** How often a charge was asked for since the last start, be it for the first time or again. */
    public long requests() {
        return read(call(request("/requests").GET()), new TypeReference<Long>() {});
    }

    @Override
    protected ChildProcess launch(Path folder) {
        ChildProcess provider = guard.start(
                name(),
                JavaCommand.ofMain(PaymentProvider.class, JavaCommand.frugal(HEAP_MB)),
                Map.of(
                        "PORT", String.valueOf(port),
                        "PAYMENT_LATENCY_MS", String.valueOf(initial.latencyMs()),
                        "PAYMENT_FAILURE_RATE", String.valueOf(initial.failureRate())),
                folder);
        provider.awaitAnswer(URI.create(address() + "/health"), START_LIMIT);
        if (initial.outage()) {
            settings(initial);
        }
        return provider;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path)).timeout(CALL_LIMIT);
    }

    private String call(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new EngineFailed(
                        "The payment provider answers " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new EngineFailed("The payment provider does not answer at " + address(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailed("Interrupted while waiting for the payment provider", e);
        }
    }

    private <T> T read(String body, TypeReference<T> type) {
        try {
            return json.readValue(body, type);
        } catch (IOException e) {
            throw new EngineFailed("The payment provider answers what is no " + type.getType() + ": " + body, e);
        }
    }
}
