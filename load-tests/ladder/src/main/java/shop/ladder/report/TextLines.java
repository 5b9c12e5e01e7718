package shop.ladder.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines for a terminal. */
public final class TextLines {

    /** Columns of a terminal that nobody has widened. */
    public static final int WIDTH = 80;

    private TextLines() {}

    /** Lines of at most 80 columns. */
    public static List<String> wrapped(String text) {
        return wrapped(text, WIDTH);
    }

    /** Lines of at most so many columns; a longer word has a line of its own. */
    public static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
