package shop.ladder.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A text that is packed with the program.
 *
 * @param neighbour a class beside which it lies
 * @param name its file name
 */
public record TextResource(Class<?> neighbour, String name) {

    public String read() {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
