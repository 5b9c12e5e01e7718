package shop.ladder.docs;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.ladder.exercise.Refusal;

/**
 * What was measured, for expressions in JSONata. Each file of a folder is a variable by its name in camel case, and each
 * stage of {@code ladder.json} is one as well: {@code $stage2}. Immutable.
 */
final class Measurements {

    private static final String LADDER = "ladder";
    private static final Pattern NEXT_WORD = Pattern.compile("-(.)");
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)(?![\\w(])");

    /** From here on decimals say nothing. */
    private static final int WITHOUT_DECIMALS = 100;

    private final Map<String, Object> variables = new TreeMap<>();

    /** @param runs the folder with the files of the runs, in JSON */
    Measurements(Path runs) {
        ObjectMapper mapper = new ObjectMapper();
        try (Stream<Path> files = Files.list(runs)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                variables.put(variable(file), mapper.readValue(file.toFile(), Object.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(runs + " cannot be read", e);
        }
        if (variables.get(LADDER) instanceof Map<?, ?> ladder && ladder.get("stages") instanceof List<?> stages) {
            stages.forEach(stage -> variables.put("stage" + ((Map<?, ?>) stage).get("stage"), stage));
        }
    }

    private static String variable(Path file) {
        String name = file.getFileName().toString().replace(".json", "");
        return NEXT_WORD.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    /**
     * What an expression says, as it is written in a text.
     *
     * @throws Refusal if it has no value that can be written
     */
    String inWords(String expression) {
        Object value = value(expression);
        if (value != null && variables(expression).noneMatch(variables::containsKey)) {
            throw new Refusal("asks none of the runs " + variables.keySet());
        }
        if (value instanceof String words) {
            return words;
        }
        if (value instanceof Number number) {
            return inWords(number.doubleValue());
        }
        throw new Refusal(value == null ? "has no value: " + why(expression) : "is no number and no string: " + value);
    }

    private String why(String expression) {
        return variables(expression)
                .filter(name -> !variables.containsKey(name))
                .findFirst()
                .map(name -> "$%s is none of the runs %s".formatted(name, variables.keySet()))
                .orElse("the run has no such field");
    }

    private static Stream<String> variables(String expression) {
        return VARIABLE.matcher(expression).results().map(variable -> variable.group(1));
    }

    private Object value(String expression) {
        try {
            Jsonata compiled = Jsonata.jsonata(expression);
            Jsonata.Frame frame = compiled.createFrame();
            variables.forEach(frame::bind);
            frame.bind("percent", (Number share) -> share == null ? null : Math.round(100 * share.doubleValue()));
            return compiled.evaluate(null, frame);
        } catch (RuntimeException e) { // a wrong expression shows itself in many ways
            throw new Refusal("cannot be computed: " + e.getMessage());
        }
    }

    private static String inWords(double number) {
        boolean whole = number == Math.rint(number) || Math.abs(number) >= WITHOUT_DECIMALS;
        return String.format(Locale.ROOT, whole ? "%,.0f" : "%.1f", number);
    }
}
