package shop.ladder.cli;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import shop.ladder.run.Stage;

/**
 * Stages as a person names them: {@code 2}, {@code 1-2}, {@code 1,2}.
 *
 * @param numbers ascending, without duplicates
 */
record StageSelection(List<Integer> numbers) {

    /** The last stage that exists. */
    static final int LAST = Stage.values().length;

    /** What stands for every stage. */
    static final String ALL = "all";

    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,3})\\s*(?:-\\s*(\\d{1,3})\\s*)?");

    /** Reads it from the command line. */
    static final class Converter implements ITypeConverter<StageSelection> {
        @Override
        public StageSelection convert(String text) {
            if (text.equals(ALL)) {
                return convert("1-" + LAST);
            }
            TreeSet<Integer> numbers = new TreeSet<>();
            for (String part : text.split(",", -1)) {
                Matcher range = PART.matcher(part);
                if (!range.matches()) {
                    throw new TypeConversionException("'" + text + "' names no stages: write 2, 1-2 or 1,2");
                }
                int first = Integer.parseInt(range.group(1));
                int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
                if (first < 1 || last > LAST || first > last) {
                    throw new TypeConversionException("'" + text + "' is out of range: the stages are 1 to " + LAST);
                }
                for (int number = first; number <= last; number++) {
                    numbers.add(number);
                }
            }
            return new StageSelection(List.copyOf(numbers));
        }
    }

    List<Stage> stages() {
        return numbers.stream().map(Stage::of).toList();
    }
}
