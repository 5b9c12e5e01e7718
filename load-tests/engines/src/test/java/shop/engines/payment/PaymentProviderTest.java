package shop.engines.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;

class PaymentProviderTest {

    private static final PaymentSettings QUICK = new PaymentSettings(0, 0, false);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ProcessGuard guard;
    private static PaymentEngine payment;

    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        guard = new ProcessGuard();
        payment = new PaymentEngine(guard, QUICK);
        payment.start();
    }

    @AfterAll
    static void close() {
        payment.close();
        guard.close();
    }

    @BeforeEach
    void beQuick() {
        payment.settings(QUICK);
    }

    @Test
    void charge_isBookedAndListed() throws Exception {
        HttpResponse<String> answer = charge(key, 1234);

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.get("id").asText()).startsWith("ch_");
        assertThat(body.get("key").asText()).isEqualTo(key);
        assertThat(body.get("amountCents").asLong()).isEqualTo(1234);
        assertThat(booked()).singleElement().satisfies(charge -> {
            assertThat(charge.id()).isEqualTo(body.get("id").asText());
            assertThat(charge.chargedAt()).isEqualTo(body.get("chargedAt").asText());
        });
    }

    @Test
    void everyRequestForACharge_isCounted_alsoOneThatIsRefused() throws Exception {
        long before = payment.requests();

        charge(key, 1234);
        charge(key, 1234);
        payment.settings(QUICK.withOutage(true));
        charge(key, 1234);

        assertThat(payment.requests()).isEqualTo(before + 3);
    }

    @Test
    void sameKeyAgain_givesTheSameAnswer_bookedOnce() throws Exception {
        String first = charge(key, 1234).body();
        HttpResponse<String> second = charge(key, 1234);

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first);
        assertThat(booked()).hasSize(1);
    }

    @Test
    void sameKeyManyTimesAtOnce_isBookedOnce() {
        payment.settings(QUICK.withLatencyMs(100));

        List<String> bodies =
                atOnce(50, i -> key).stream().map(HttpResponse::body).distinct().toList();

        assertThat(bodies).hasSize(1);
        assertThat(booked()).hasSize(1);
    }

    @Test
    void providerWithManyChargesThatWait_stillAnswers() {
        payment.settings(QUICK.withLatencyMs(60_000));
        List<CompletableFuture<HttpResponse<String>>> waiting = sendAtOnce(100, i -> key + i);

        // Would time out if each of them held one of the provider's few threads.
        assertThat(booked()).isEmpty();

        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        waiting.forEach(charge -> charge.cancel(true));
    }

    @Test
    void sameKeyWithAnotherAmount_isUnprocessable() throws Exception {
        charge(key, 1234);

        assertProblem(charge(key, 1235), 422, "1234 cents");
        assertThat(booked()).hasSize(1);
    }

    @Test
    void refusedCharge_isNotBooked_andStaysRefused() throws Exception {
        payment.settings(QUICK.withFailureRate(1));
        assertProblem(charge(key, 1234), 402, "refused");

        payment.settings(QUICK);
        assertProblem(charge(key, 1234), 402, "refused");
        assertThat(booked()).isEmpty();
    }

    @Test
    void outage_answersAtOnce_andIsNotRemembered() throws Exception {
        payment.settings(new PaymentSettings(60_000, 0, true));
        assertProblem(charge(key, 1234), 503, "out of order");

        payment.settings(QUICK);
        assertThat(charge(key, 1234).statusCode()).isEqualTo(201);
    }

    @Test
    void chargeWithoutKey_isRefused() throws Exception {
        assertProblem(send(post("{\"amountCents\":1}")), 400, "Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"amountCents\":null}",
                "{\"amountCents\":\"one\"}",
                "{\"amountCents\":\"1\"}",
                "{\"amountCents\":1.5}",
                "{\"amountCents\":-1}",
                "{\"amountCents\":99999999999999999999}",
                "{\"amountCents\":1,\"currency\":\"EUR\"}"
            })
    void malformedCharge_isRefused(String body) throws Exception {
        assertProblem(send(post(body).header("Idempotency-Key", key)), 400, "");
        assertThat(booked()).isEmpty();
    }

    @Test
    void settings_areReadAsWritten() {
        PaymentSettings written = new PaymentSettings(17, 0.25, true);

        payment.settings(written);

        assertThat(payment.settings()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "60001, 0", "0, -0.1", "0, 1.1"})
    void settingsOutOfRange_areRefused_andChangeNothing(int latencyMs, double failureRate) throws Exception {
        String body = "{\"latencyMs\":%d,\"failureRate\":%s,\"outage\":false}".formatted(latencyMs, failureRate);

        assertProblem(send(request("/settings").PUT(BodyPublishers.ofString(body))), 400, "must be from 0 to");
        assertThat(payment.settings()).isEqualTo(QUICK);
    }

    @Test
    void settingsWithAMissingField_areRefused() throws Exception {
        assertProblem(send(request("/settings").PUT(BodyPublishers.ofString("{\"latencyMs\":1}"))), 400, "failureRate");
    }

    @Test
    void otherPathsAndMethods_areProblems() throws Exception {
        assertProblem(send(request("/nothing").GET()), 404, "");
        assertProblem(send(request("/charges").DELETE()), 405, "");
    }

    @Test
    void health_isUp() throws Exception {
        assertThat(send(request("/health").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void restart_forgetsCharges_andGoesBackToTheFirstSettings() throws Exception {
        charge(key, 1234);
        payment.settings(QUICK.withLatencyMs(5));

        payment.restart();

        assertThat(payment.charges()).isEmpty();
        assertThat(payment.settings()).isEqualTo(QUICK);
    }

    @Test
    void firstSettings_mayBeAnOutage() {
        PaymentSettings outage = new PaymentSettings(7, 0.5, true);
        try (PaymentEngine broken = new PaymentEngine(guard, outage)) {
            broken.start();

            assertThat(broken.settings()).isEqualTo(outage);
        }
    }

    @Test
    void stoppedProvider_isNamedInTheFailure() {
        payment.stop();

        assertThatThrownBy(payment::charges).isInstanceOf(EngineFailed.class).hasMessageContaining(payment.address());

        payment.restart();
    }

    private List<Charge> booked() {
        return payment.charges().stream()
                .filter(charge -> charge.key().startsWith(key))
                .toList();
    }

    private static HttpResponse<String> charge(String key, long amountCents) throws IOException, InterruptedException {
        return send(chargeRequest(key, amountCents));
    }

    private static HttpRequest.Builder chargeRequest(String key, long amountCents) {
        return post("{\"amountCents\":" + amountCents + "}").header("Idempotency-Key", key);
    }

    private static List<HttpResponse<String>> atOnce(int count, IntFunction<String> keys) {
        return sendAtOnce(count, keys).stream().map(CompletableFuture::join).toList();
    }

    private static List<CompletableFuture<HttpResponse<String>>> sendAtOnce(int count, IntFunction<String> keys) {
        return IntStream.range(0, count)
                .mapToObj(i -> HTTP.sendAsync(chargeRequest(keys.apply(i), 1234).build(), BodyHandlers.ofString()))
                .toList();
    }

    private static HttpRequest.Builder post(String body) {
        return request("/charges").POST(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(payment.address() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String detail) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).isNotBlank().contains(detail);
    }
}
