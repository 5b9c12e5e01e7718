package shop.ladder.simulation;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Keeps every request of a load with its time, status and version: more than a measurement should cost. Safe for use by
 * many threads.
 */
final class SampleRecorder {

    private static final String VERSION_HEADER = "X-Shop-Version";

    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();

    /** The protocol, which reads from each answer what a sample tells. */
    static HttpProtocolBuilder reading(HttpProtocolBuilder protocol) {
        return protocol.check(
                status().saveAs("status"),
                header(VERSION_HEADER).withDefault("").saveAs("version"));
    }

    /** A request that is kept; whether it fails is forgotten after it. */
    ChainBuilder recorded(ChainBuilder request) {
        return exec(session -> session.removeAll("status", "version").set("beganMicros", now()))
                .exec(request)
                .exec(session -> {
                    samples.add(sample(session));
                    return session.markAsSucceeded();
                });
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    private static Sample sample(Session session) {
        long began = session.getLong("beganMicros");
        boolean answered = session.contains("status");
        return new Sample(
                began,
                now() - began,
                session.get("card") == Card.CHECKOUT,
                !session.isFailed(),
                answered ? session.getInt("status") : 0,
                answered ? session.getString("version") : "");
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
