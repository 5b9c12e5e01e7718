package shop.events.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows dead letters to a person: each in a row, with its failure and the beginning of its value below. */
final class DeadLetterTable {

    private static final String ROW = "%-14s  %9s  %8s  %-20s  %-20s  %s%n";
    private static final String BELOW = "  %-7s  %s%n";

    /** Of a key, so that the columns stay where they are. */
    private static final int KEY = 20;

    /** Of what is below a row: no line is longer than 100 characters. */
    private static final int TEXT = 89;

    /** More than is shown, whatever its characters are. */
    private static final int VALUE_BYTES = 4 * TEXT;

    private static final String CUT = "...";

    /** Of an exception: it takes the room of what the exception says. */
    private static final Pattern PACKAGE = Pattern.compile("^([a-z]\\w*\\.)+");

    private final PrintStream out;
    private int rows;

    DeadLetterTable(PrintStream out) {
        this.out = out;
    }

    void add(DeadLetter letter) {
        if (rows++ == 0) {
            out.printf(ROW, "topic", "partition", "offset", "key", "when", "consumer");
        }
        out.printf(
                ROW,
                letter.topic(),
                header(letter, DeadLetters.ORIGIN_PARTITION),
                header(letter, DeadLetters.ORIGIN_OFFSET),
                letter.record().key() == null ? "-" : shown(letter.record().key(), KEY),
                letter.when().truncatedTo(ChronoUnit.SECONDS),
                header(letter, DeadLetters.CONSUMER));
        out.printf(BELOW, "failure", failure(letter));
        out.printf(BELOW, "value", value(letter.record().value()));
    }

    void end() {
        switch (rows) {
            case 0 -> out.println("No dead letters.");
            case 1 -> out.println("1 dead letter.");
            default -> out.println(rows + " dead letters.");
        }
    }

    private static String header(DeadLetter letter, String name) {
        return letter.header(name).map(text -> shown(text, TEXT)).orElse("-");
    }

    private static String failure(DeadLetter letter) {
        return letter.header(DeadLetters.FAILURE)
                .map(text -> shown(PACKAGE.matcher(text).replaceFirst(""), TEXT))
                .orElse("-");
    }

    private static String value(byte[] value) {
        return value == null ? "-" : shown(new String(value, 0, Math.min(value.length, VALUE_BYTES), UTF_8), TEXT);
    }

    /** A text with nothing in it that would move the cursor or change the terminal. */
    private static String shown(String text, int most) {
        String escaped = text.codePoints().mapToObj(DeadLetterTable::shown).collect(Collectors.joining());
        return escaped.length() <= most ? escaped : escaped.substring(0, most - CUT.length()) + CUT;
    }

    private static String shown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> "\\u%04x".formatted(character);
            default -> Character.toString(character);
        };
    }
}
