package shop.ladder.exercise;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a file that is an exercise: between two marks, and, while the solution stands there, with the starter in
 * comments behind it.
 *
 * @param exercise its id
 * @param line where the first mark stands, from 1
 * @param begin the line with the first mark
 * @param code the lines between the marks
 * @param end the line with the second mark
 * @param starter the starter's lines, in comments as they stand in the file; empty while the reader works on it
 */
public record Region(String exercise, int line, String begin, List<String> code, String end, List<String> starter) {

    private static final String STARTER = "starter:";

    public Region {
        code = List.copyOf(code);
        starter = List.copyOf(starter);
    }

    /** Whether the workshop's own solution stands there, with the starter behind it. */
    public boolean isReference() {
        return !starter.isEmpty();
    }

    static boolean isStarter(String line, String comment) {
        return line.strip().startsWith(comment + " " + STARTER);
    }

    /** The same place with the starter's code in it, for the reader to work on. */
    Region started() {
        return new Region(exercise, line, begin, starterCode(), end, List.of());
    }

    /** The lines of the starter as code, indented like the mark. */
    List<String> starterCode() {
        String indent = begin.substring(0, begin.length() - begin.stripLeading().length());
        return starter.stream()
                .map(each -> each.substring(each.indexOf(STARTER) + STARTER.length()))
                .map(text -> text.isBlank() ? text.replace(" ", "") : indent + text.substring(1))
                .toList();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(begin);
        lines.addAll(code);
        lines.add(end);
        lines.addAll(starter);
        return lines;
    }
}
