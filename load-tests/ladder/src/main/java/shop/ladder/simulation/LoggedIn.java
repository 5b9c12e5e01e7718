package shop.ladder.simulation;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Who stays logged in? Everybody logs in once and then asks who they are, five times a second, until they are told to stop
 * ({@link OpenEnd}). A refusal is no fault of this run.
 */
public final class LoggedIn extends Simulation {

    public static final int USERS = 100;

    private static final Duration PACE = Duration.ofMillis(200);
    private static final int REFUSED = 401;

    /**
     * A question of a user, and the answer.
     *
     * @param answeredMillis when it was answered or had failed, since 1970
     * @param status of the answer; 0 if there was none
     */
    public record Visit(long user, long answeredMillis, int status) {

        public boolean refused() {
            return status == REFUSED;
        }
    }

    /** All questions, in any order. */
    public record Visits(List<Visit> visits) {}

    private final Settings settings = Settings.fromSystemProperties();
    private final OpenEnd openEnd = new OpenEnd(settings.users(), settings.measured());
    private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();

    public LoggedIn() {
        setUp(scenario("logged in")
                        .exec(logIn())
                        .exec(openEnd.repeated(pace(PACE).exec(askWhoIAm())))
                        .injectOpen(atOnceUsers(settings.users())))
                .protocols(Calls.protocol(settings));
    }

    @Override
    public void after() {
        settings.resultFile().ifPresent(file -> file.write(new Visits(List.copyOf(visits))));
        long refused = visits.stream().filter(Visit::refused).count();
        new Answer(refused + " of " + visits.size() + " questions were refused").print();
    }

    private static ChainBuilder logIn() {
        return exec(http("log in")
                .post("/sessions")
                .body(StringBody(session -> "{\"email\":\"customer" + session.userId() + "@shop.example\"}"))
                .asJson()
                .check(status().is(201))
                .check(jmesPath("token").saveAs("token")));
    }

    private ChainBuilder askWhoIAm() {
        return exec(session -> session.remove("status"))
                .exec(http("who am I")
                        .get("/me")
                        .header("Authorization", "Bearer #{token}")
                        .check(status().saveAs("status")))
                .exec(this::noted);
    }

    private Session noted(Session session) {
        visits.add(new Visit(
                session.userId(),
                Instant.now().toEpochMilli(),
                session.contains("status") ? session.getInt("status") : 0));
        return session.markAsSucceeded();
    }
}
