package shop.edge.nginx;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is sent to a second replica after the first has failed. */
class RetryTest extends BehindNginx {

    private static final int REQUESTS = 4;

    @Test
    void readThatAReplicaDrops_isAnsweredByAnother() throws Exception {
        first.dropsRequests();
        balance(first, second);

        assertThat(reads(REQUESTS)).containsOnly("second");
        assertThat(first.received()).isNotEmpty();
    }

    @Test
    void orderWithoutAKey_isSentOnce() throws Exception {
        first.dropsRequests();
        balance(first, second);

        List<HttpResponse<String>> answers = each(id -> post("/orders", "{}"));

        assertThat(answers).extracting(HttpResponse::statusCode).contains(200, 502);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 502)
                .allSatisfy(answer -> assertProblem(answer, 502));
        assertThat(IntStream.range(0, REQUESTS)).allMatch(id -> timesSent(id) == 1);
    }

    @Test
    void otherPost_isSentOnce_whateverItsHeaders() throws Exception {
        first.dropsRequests();
        balance(first, second);

        List<HttpResponse<String>> answers = each(id -> post("/users", "{}").header("Idempotency-Key", "k-" + id));

        assertThat(answers).extracting(HttpResponse::statusCode).contains(200, 502);
        assertThat(IntStream.range(0, REQUESTS)).allMatch(id -> timesSent(id) == 1);
    }

    @Test
    void orderWithAKey_isRepeated() throws Exception {
        first.dropsRequests();
        balance(first, second);

        List<HttpResponse<String>> answers = each(id -> post("/orders", "{}").header("Idempotency-Key", "k-" + id));

        assertThat(answers).extracting(HttpResponse::body).containsOnly("second");
        assertThat(first.received()).isNotEmpty();
    }

    @Test
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
        assertThat(IntStream.range(0, REQUESTS)).allMatch(id -> timesSent(id) == 1);
    }

    /** The one thing that a hung replica does not do is to refuse: only the time-out finds it. */
    @Test
    void replicaThatHangs_isLeftForAnother_butForAnOrderWithoutAKey() throws Exception {
        first.holdsRequests();
        balance(first, second);
        List<CompletableFuture<HttpResponse<String>>> reads = twice(request("/products/1"));
        List<CompletableFuture<HttpResponse<String>>> keyed =
                twice(post("/orders", "{}").header("Idempotency-Key", "k"));
        List<CompletableFuture<HttpResponse<String>>> plain = twice(post("/orders", "{}"));

        for (CompletableFuture<HttpResponse<String>> answer : concat(reads, keyed)) {
            assertThat(answer.get(30, SECONDS).body()).isEqualTo("second");
        }
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> answer : plain) {
            answers.add(answer.get(30, SECONDS));
        }
        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 504);
        assertProblem(answers.get(answers.get(0).statusCode() == 504 ? 0 : 1), 504);
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

    private long timesSent(int id) {
        return first.received("request-" + id) + second.received("request-" + id);
    }

    private List<CompletableFuture<HttpResponse<String>>> twice(HttpRequest.Builder request) {
        return List.of(sendAsync(request), sendAsync(request));
    }

    private static <T> List<T> concat(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
