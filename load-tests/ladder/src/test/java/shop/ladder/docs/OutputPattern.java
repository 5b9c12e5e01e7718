package shop.ladder.docs;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page says that commands print: {@code …} stands for any text within a line, a line of it alone for any number of
 * lines. Spaces at the end of a line and empty lines at the end do not count.
 */
final class OutputPattern {

    private static final String ANYTHING = "…";

    private final List<String> expected;

    OutputPattern(String text) {
        this.expected = lines(text);
    }

    boolean matches(String output) {
        return matches(expected, lines(output));
    }

    private static boolean matches(List<String> expected, List<String> came) {
        if (expected.isEmpty()) {
            return came.isEmpty();
        }
        List<String> rest = expected.subList(1, expected.size());
        if (expected.get(0).strip().equals(ANYTHING)) {
            return Stream.iterate(0, skipped -> skipped <= came.size(), skipped -> skipped + 1)
                    .anyMatch(skipped -> matches(rest, came.subList(skipped, came.size())));
        }
        return !came.isEmpty()
                && pattern(expected.get(0)).matcher(came.get(0)).matches()
                && matches(rest, came.subList(1, came.size()));
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(
                Stream.of(line.split(ANYTHING, -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private static List<String> lines(String text) {
        return text.stripTrailing().lines().map(String::stripTrailing).toList();
    }
}
