package shop.ladder.simulation;

import static io.gatling.javaapi.core.CoreDsl.asLongAsDuring;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A load that goes on until a file appears ({@code endFile}), for something to happen meanwhile. When all users are in it,
 * it says so on standard output. Safe for use by many threads.
 */
public final class OpenEnd {

    /** The line that says that the load has begun. */
    public static final String BEGUN = "@load begun";

    private final Path endFile = Path.of(System.getProperty("endFile", "end"));
    private final Duration longest;
    private final AtomicInteger missing;

    /** @param longest how long it goes on if there is never such a file */
    OpenEnd(int users, Duration longest) {
        this.missing = new AtomicInteger(users);
        this.longest = longest;
    }

    /** Repeats a user's requests until the end. */
    ChainBuilder repeated(ChainBuilder requests) {
        return exec(session -> {
                    if (missing.decrementAndGet() == 0) {
                        System.out.println(BEGUN);
                    }
                    return session;
                })
                .exec(asLongAsDuring(session -> !Files.exists(endFile), longest, "round", false)
                        .on(requests));
    }
}
