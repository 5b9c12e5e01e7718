package shop.ladder.exercise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** Those of a page, in order. Of headings that are alike, the second gets -1, the third -2, and so on. */
    public static List<String> anchors(List<String> titles) {
        Map<String, Integer> taken = new LinkedHashMap<>();
        for (String title : titles) {
            String anchor = new Heading(title).anchor();
            String free = anchor;
            while (taken.containsKey(free)) {
                free = anchor + "-" + taken.merge(anchor, 1, Integer::sum);
            }
            taken.put(free, 0);
        }
        return List.copyOf(taken.keySet());
    }

    /** The name by which links reach it, made as GitHub does. */
    public String anchor() {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
