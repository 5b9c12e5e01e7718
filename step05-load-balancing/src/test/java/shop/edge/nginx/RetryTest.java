package shop.edge.nginx;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.engines.nginx.ShopTraffic.Balancing;

/** What is sent to a second replica after the first has failed. */
class RetryTest extends BehindNginx {

    private static final int REQUESTS = 4;
    private static final int LIMIT_SECONDS = 30;

    @Test
    void readThatAReplicaDrops_isAnsweredByAnother() throws Exception {
        first.dropsRequests();
        balance(first, second);

        assertThat(reads(REQUESTS)).containsOnly("second");
        assertThat(first.received()).isNotEmpty();
    }

    @Test
    @Tag("exercise-5.2")
    void orderWithoutAKey_isSentOnce() throws Exception {
        first.dropsRequests();
        balance(first, second);

        List<HttpResponse<String>> answers = each(id -> post("/orders", "{}"));

        assertThat(timesSent()).as("how often each order came to a replica").containsOnly(1L);
        assertThat(answers).extracting(HttpResponse::statusCode).contains(200, 502);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 502)
                .allSatisfy(answer -> assertProblem(answer, 502));
    }

    @Test
    void otherPost_isSentOnce_whateverItsHeaders() throws Exception {
        first.dropsRequests();
        balance(first, second);

        List<HttpResponse<String>> answers = each(id -> post("/users", "{}").header("Idempotency-Key", "k-" + id));

        assertThat(answers).extracting(HttpResponse::statusCode).contains(200, 502);
        assertThat(timesSent()).containsOnly(1L);
    }

    @ParameterizedTest
    @Tag("exercise-5.2")
    @ValueSource(strings = {"/orders", "/orders/", "/orders?note=1"})
    void orderWithAKey_isRepeated(String path) throws Exception {
        first.dropsRequests();
        balance(first, second);

        List<HttpResponse<String>> answers = each(id -> post(path, "{}").header("Idempotency-Key", "k-" + id));

        assertThat(answers)
                .extracting(HttpResponse::body)
                .as("the answers to orders with a key, of which the first replica drops its share")
                .containsOnly("second");
        assertThat(first.received()).isNotEmpty();
    }

    @Test
    @Tag("exercise-5.2")
    void attempts_areBounded() throws Exception {
        List<Replica> all = List.of(first, second, replica("third"), replica("fourth"));
        all.forEach(Replica::dropsRequests);
        balance(all.toArray(Replica[]::new));

        HttpResponse<String> answer = send(post("/orders", "{}").header("Idempotency-Key", "k"));

        assertProblem(answer, 502);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(all.stream().mapToInt(replica -> replica.received().size()).sum())
                .isEqualTo(3);
    }

    @Test
    @Tag("exercise-5.2")
    void requestThatCouldNotBeSent_goesToAnotherReplica_whateverItIs() throws Exception {
        first.stop();
        balance(first, second);

        assertThat(each(id -> post("/orders", "{}")))
                .extracting(HttpResponse::body)
                .containsOnly("second");
        assertThat(each(id -> post("/users", "{}")))
                .extracting(HttpResponse::body)
                .containsOnly("second");
    }

    @Test
    void answerThatSaysLater_isAnAnswer() throws Exception {
        first.answers(503, PROBLEM, "payment is away");
        balance(first, second);

        List<HttpResponse<String>> answers = each(id -> request("/products/" + id));

        assertThat(answers).extracting(HttpResponse::body).contains("payment is away", "second");
        assertThat(timesSent()).containsOnly(1L);
    }

    @Test
    @Tag("exercise-5.2")
    void orderWithAKeyThatIsToldLater_isNotSentAgain() throws Exception {
        first.answers(503, PROBLEM, "payment is away");
        balance(first, second);

        List<HttpResponse<String>> answers = each(id -> post("/orders", "{}").header("Idempotency-Key", "k-" + id));

        assertThat(answers)
                .extracting(HttpResponse::body)
                .as("503 is an answer")
                .contains("payment is away", "second");
        assertThat(timesSent()).containsOnly(1L);
    }

    /** The one thing that a hung replica does not do is to refuse: only the time-out finds it. */
    @Test
    void replicaThatHangs_isLeftForAnother_butForAnOrderWithoutAKey() throws Exception {
        first.holdsRequests();
        balance(trafficTo(first, second).with(Balancing.ROUND_ROBIN));

        List<CompletableFuture<HttpResponse<String>>> plain = oneToEach(post("/orders", "{}"));
        List<CompletableFuture<HttpResponse<String>>> repeatable = concat(
                oneToEach(request("/products/1")),
                oneToEach(post("/orders", "{}").header("Idempotency-Key", "k")));

        assertThat(repeatable).allSatisfy(answer -> assertThat(bodyOf(answer)).isEqualTo("second"));
        assertThat(plain)
                .extracting(answer -> answer.get(LIMIT_SECONDS, SECONDS).statusCode())
                .containsExactlyInAnyOrder(200, 504);
    }

    @Test
    void readThatNoReplicaAnswers_isATimeoutProblem() throws Exception {
        first.holdsRequests();
        balance(first);

        HttpResponse<String> answer = get("/products/1");

        assertProblem(answer, 504);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    @FunctionalInterface
    private interface Request {
        HttpRequest.Builder with(int id);
    }

    /** Sends four requests, one after the other, with their numbers for ids. */
    private List<HttpResponse<String>> each(Request request) throws IOException, InterruptedException {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int id = 0; id < REQUESTS; id++) {
            answers.add(send(request.with(id).header("X-Request-Id", "request-" + id)));
        }
        return answers;
    }

    /** How often each of the four arrived, at whichever replica. */
    private List<Long> timesSent() {
        return IntStream.range(0, REQUESTS)
                .mapToObj(id -> first.received("request-" + id) + second.received("request-" + id))
                .toList();
    }

    /** Sends a request twice, each time waiting until it has arrived. */
    private List<CompletableFuture<HttpResponse<String>>> oneToEach(HttpRequest.Builder request) {
        return List.of(arriving(request), arriving(request));
    }

    private CompletableFuture<HttpResponse<String>> arriving(HttpRequest.Builder request) {
        int before = arrived();
        CompletableFuture<HttpResponse<String>> answer = sendAsync(request);
        await().atMost(10, SECONDS).until(() -> arrived() > before);
        return answer;
    }

    private int arrived() {
        return first.received().size() + second.received().size();
    }

    private static String bodyOf(CompletableFuture<HttpResponse<String>> answer) throws Exception {
        return answer.get(LIMIT_SECONDS, SECONDS).body();
    }

    private static <T> List<T> concat(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
