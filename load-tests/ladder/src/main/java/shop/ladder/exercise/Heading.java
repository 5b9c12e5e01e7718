package shop.ladder.exercise;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A heading in a Markdown file. */
public record Heading(String text) {

    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```");

    /** All headings of a file. */
    static List<Heading> in(String markdown) {
        return HEADING.matcher(CODE_BLOCK.matcher(markdown).replaceAll(""))
                .results()
                .map(match -> new Heading(match.group(1)))
                .toList();
    }

    /** The name by which links reach it, made as GitHub does. */
    public String anchor() {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
