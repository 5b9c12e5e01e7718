package shop.ladder.exercise;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** All exercises, in the order in which one does them. Immutable. */
public final class Manifest {

    private final List<Exercise> exercises;

    public Manifest(List<Exercise> exercises) {
        this.exercises = List.copyOf(exercises);
    }

    /** The one manifest of this workshop. */
    public static Manifest ofThisWorkshop() {
        try (InputStream toml = Manifest.class.getResourceAsStream("exercises.toml")) {
            TomlMapper mapper = TomlMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();
            return new Manifest(mapper.readValue(toml, Entries.class).exercises());
        } catch (IOException e) {
            throw new UncheckedIOException("exercises.toml cannot be read", e);
        }
    }

    private record Entries(@JsonProperty("exercise") List<Exercise> exercises) {}

    public List<Exercise> all() {
        return exercises;
    }

    public Optional<Exercise> find(String id) {
        return exercises.stream().filter(exercise -> exercise.id().equals(id)).findFirst();
    }
}
