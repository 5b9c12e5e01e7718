package shop.ladder.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with text in UTF-8. */
public record TextFile(Path path) {

    /** @throws UncheckedIOException if it cannot be read */
    public String read() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /** @throws UncheckedIOException if it cannot be written */
    public void write(String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written", e);
        }
    }
}
