package shop.ladder.exercise;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What a reader has done, in a file that can be committed and carried to another machine. */
public final class Notebook {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /**
     * What was done about one exercise.
     *
     * @param started when it was begun at last; null before that
     * @param solved when its tests passed; null while they do not
     * @param shown when its solution was shown; null if it never was
     * @param setAside the copy in which unfinished work waits; null if none does
     * @param checks how often it was checked
     * @param hints how many hints were given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(Instant started, Instant solved, Instant shown, String setAside, int checks, int hints) {

        static final Entry BLANK = new Entry(null, null, null, null, 0, 0);

        public Entry started(Instant when) {
            return new Entry(when, null, shown, null, checks, hints);
        }

        public Entry setAside(String copy) {
            return new Entry(started, null, shown, copy, checks, hints);
        }

        public Entry checked(boolean passed, Instant when) {
            Instant first = solved == null ? when : solved;
            return new Entry(started, passed ? first : null, shown, setAside, checks + 1, hints);
        }

        public Entry hinted(int given) {
            return new Entry(started, solved, shown, setAside, checks, given);
        }

        public Entry shown(Instant when) {
            return new Entry(started, solved, shown == null ? when : shown, setAside, checks, hints);
        }
    }

    private record Pages(Map<String, Entry> exercises, List<Estimate> predictions) {
        Pages {
            exercises = exercises == null ? Map.of() : exercises;
            predictions = predictions == null ? List.of() : predictions;
        }
    }

    private final Path file;

    public Notebook(Path file) {
        this.file = file;
    }

    /** What is noted of exercises, by their ids. */
    Map<String, Entry> entries() {
        return read().exercises();
    }

    /** @throws Refusal if it cannot be read */
    public Entry entry(Exercise exercise) {
        return entries().getOrDefault(exercise.id(), Entry.BLANK);
    }

    /** Changes what is noted about an exercise. */
    public void note(Exercise exercise, UnaryOperator<Entry> change) {
        Pages pages = read();
        Map<String, Entry> exercises = new TreeMap<>(pages.exercises());
        exercises.put(exercise.id(), change.apply(exercises.getOrDefault(exercise.id(), Entry.BLANK)));
        write(new Pages(exercises, pages.predictions()));
    }

    /** In the order in which they were made. */
    public List<Estimate> predictions() {
        return List.copyOf(read().predictions());
    }

    public void add(Estimate prediction) {
        Pages pages = read();
        List<Estimate> predictions = new ArrayList<>(pages.predictions());
        predictions.add(prediction);
        write(new Pages(pages.exercises(), predictions));
    }

    private Pages read() {
        if (!Files.exists(file)) {
            return new Pages(null, null);
        }
        try {
            return JSON.readValue(Files.readString(file), Pages.class);
        } catch (JsonProcessingException e) {
            throw new Refusal(
                    file + " is damaged (" + e.getOriginalMessage() + "): take an older version of it, or remove it");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private void write(Pages pages) {
        try {
            Files.createDirectories(file.getParent());
            Path written = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(written, JSON.writeValueAsString(pages) + "\n");
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
