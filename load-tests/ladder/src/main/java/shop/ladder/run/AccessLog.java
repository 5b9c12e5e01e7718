package shop.ladder.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What nginx wrote about requests since a moment. It writes up to a second late.
 *
 * @param before lines that were there at that moment
 */
record AccessLog(Path file, long before) {

    /** nginx names every replica that it sent a request to, one after the other. */
    private static final Pattern SEVERAL_ATTEMPTS = Pattern.compile("\"upstream\":\"[^\"]*, ");

    static AccessLog fromNowOn(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return new AccessLog(file, lines.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requests that were sent to more than one replica. */
    long sentAgain() {
        return count(line -> SEVERAL_ATTEMPTS.matcher(line).find());
    }

    /** Requests that were sent to a replica alone. */
    long sentTo(URI replica) {
        return count(line -> line.contains("\"upstream\":\"" + replica.getAuthority() + "\""));
    }

    private long count(Predicate<String> which) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(before).filter(which).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
