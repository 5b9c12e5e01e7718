package shop.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Entries as compact JSON. What cannot be read is no entry: a value of an older format, or anything else that is found
 * under the key. Safe for use by many threads.
 */
final class EntryFormat<V> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectReader reader;
    private final ObjectWriter writer;

    EntryFormat(TypeReference<Entry<V>> type) {
        this.reader = JSON.readerFor(type);
        this.writer = JSON.writerFor(type);
    }

    Optional<Entry<V>> read(String json) {
        try {
            return Optional.ofNullable(reader.<Entry<V>>readValue(json)).filter(entry -> entry.value() != null);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    String write(Entry<V> entry) {
        try {
            return writer.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
