package shop.ladder.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A file in which a simulation leaves what it found out, as JSON, for the program that started it. */
public record ResultFile(Path file) {

    void write(Object result) {
        try {
            new ObjectMapper().writeValue(file.toFile(), result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what a simulation wrote. */
    public <T> T read(Class<T> type) {
        try {
            return new ObjectMapper().readValue(file.toFile(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
