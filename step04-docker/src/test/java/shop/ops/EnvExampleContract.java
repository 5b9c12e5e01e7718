package shop.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import shop.config.Environment;

/** What a step's {@code .env.example} is: all that this step reads and the one before does not, with the standards. */
public abstract class EnvExampleContract<T> {

    private static final Path EXAMPLE = Path.of(".env.example");

    /** Reads the step's settings. */
    protected abstract T read(Environment environment);

    /** A value for each variable that must be set. */
    protected abstract Map<String, String> required();

    /** Reads the settings of the step before, whose example has the rest. */
    protected void readBefore(Environment environment) {}

    @Test
    void example_hasEveryVariableThatIsRead_andNoOther() throws IOException {
        Set<String> read = variables(this::read);
        read.removeAll(variables(this::readBefore));

        assertThat(example().keySet()).isEqualTo(read);
    }

    @Test
    void valuesOfTheExample_areTheStandards() throws IOException {
        Map<String, String> example = new HashMap<>(example());
        example.putAll(required());

        assertThat(new Environment(example).readAll(this::read))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*payments\\.(client|json)")
                .isEqualTo(new Environment(required()).readAll(this::read));
    }

    @Test
    void everyVariableOfTheExample_isBelowAComment() throws IOException {
        for (String paragraph : Files.readString(EXAMPLE).split("\n\n")) {
            assertThat(paragraph).startsWith("#");
        }
    }

    private Set<String> variables(Consumer<Environment> settings) {
        Set<String> read = new TreeSet<>();
        settings.accept(new Environment((String name) -> {
            read.add(name);
            return required().get(name);
        }));
        return read;
    }

    private static Map<String, String> example() throws IOException {
        Map<String, String> example = new TreeMap<>();
        for (String line : Files.readAllLines(EXAMPLE)) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] variable = line.split("=", 2);
                assertThat(example.put(variable[0], variable[1])).as(line).isNull();
            }
        }
        return example;
    }
}
