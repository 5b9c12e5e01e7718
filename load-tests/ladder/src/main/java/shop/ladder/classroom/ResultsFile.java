package shop.ladder.classroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import shop.ladder.exercise.Refusal;

/** A file with a learner's results. */
public record ResultsFile(Path file) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public void write(Results results) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(results) + "\n");
    }

    /** @throws Refusal if it holds none */
    public Results read() throws IOException {
        Results results;
        try {
            results = JSON.readValue(Files.readString(file), Results.class);
        } catch (JsonProcessingException e) {
            throw new Refusal(file.getFileName() + " holds no results: " + e.getOriginalMessage());
        } catch (CharacterCodingException e) {
            throw new Refusal(file.getFileName() + " holds no results: it is not in UTF-8");
        }
        if (results == null || results.name() == null || results.machine() == null) {
            throw new Refusal(file.getFileName() + " holds no results: it names nobody, or no machine");
        }
        if (results.format() != Results.FORMAT) {
            throw new Refusal("%s has the form %d, and this workshop reads form %d: export it anew"
                    .formatted(file.getFileName(), results.format(), Results.FORMAT));
        }
        return results;
    }
}
