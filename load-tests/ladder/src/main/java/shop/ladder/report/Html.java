package shop.ladder.report;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The pieces of markup that pages and their parts need. */
public final class Html {

    private Html() {}

    /** A page that needs nothing else: no network, no scripts. */
    public static String page(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <style>
                %s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(escaped(title), new TextResource(Html.class, "report.css").read(), body);
    }

    public static <T> String each(Collection<T> items, Function<T, String> markup) {
        return items.stream().map(markup).collect(Collectors.joining());
    }

    /** A share as a CSS length; what is out of range, or no number, is drawn as near to it as can be. */
    public static String width(double share) {
        double drawn = Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
        return String.format(Locale.ROOT, "%.2f%%", 100 * drawn);
    }

    /** Text, for use between tags and in quoted attributes. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
