package shop.ladder.report;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The pieces of markup that every part of the page needs. */
final class Html {

    private Html() {}

    static <T> String each(Collection<T> items, Function<T, String> markup) {
        return items.stream().map(markup).collect(Collectors.joining());
    }

    /** A share as a CSS length; what is out of range, or no number, is drawn as near to it as can be. */
    static String width(double share) {
        double drawn = Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
        return String.format(Locale.ROOT, "%.2f%%", 100 * drawn);
    }

    /** Text, for use between tags and in quoted attributes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
