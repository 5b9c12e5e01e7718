package shop.ladder.site;

import static shop.ladder.report.Html.each;
import static shop.ladder.report.Html.escaped;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.renderer.html.HtmlRenderer;

/** Puts a page's text into the frame that all pages have: search, navigation, contents of the page. */
final class Layout {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern CHAPTER = Pattern.compile("\\d\\d-.*");

    private final String template;
    private final List<Page> toRead;

    /** @param toRead the pages of the navigation, in order; the first is the site's first page */
    Layout(String template, List<Page> toRead) {
        this.template = template;
        this.toRead = toRead;
    }

    String render(Page page) {
        Page start = toRead.get(0);
        Map<String, String> parts = Map.of(
                "title", escaped(page == start ? page.title() : page.title() + " · " + start.title()),
                "site", escaped(start.title()),
                "root", "../".repeat(page.output().getNameCount() - 1),
                "pages", navigation(page),
                "sections", sections(page),
                "content", content(page),
                "turn", turn(page));
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    private String navigation(Page here) {
        return list(toRead.stream().filter(page -> !isChapter(page) && !isGuide(page)), here)
                + "<h2>Chapters</h2>\n"
                + list(toRead.stream().filter(Layout::isChapter), here)
                + "<h2>Guides</h2>\n"
                + list(toRead.stream().filter(Layout::isGuide), here);
    }

    private static boolean isChapter(Page page) {
        return CHAPTER.matcher(page.source().getFileName().toString()).matches();
    }

    private static boolean isGuide(Page page) {
        return !isChapter(page) && !page.source().endsWith("README.md");
    }

    private static String list(Stream<Page> pages, Page here) {
        return "<ul>\n"
                + each(pages.toList(), page -> """
                <li><a href="%s"%s>%s</a></li>
                """.formatted(
                                here.addressOf(page.output()),
                                page == here ? " aria-current=\"page\"" : "",
                                escaped(page.title())))
                + "</ul>\n";
    }

    private static String sections(Page page) {
        return each(
                page.headings().stream()
                        .filter(heading -> heading.level() == 2 || heading.level() == 3)
                        .toList(),
                heading -> """
                        <li class="level-%d"><a href="#%s">%s</a></li>
                        """.formatted(heading.level(), escaped(heading.anchor()), escaped(heading.words())));
    }

    private static String content(Page page) {
        return HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .attributeProviderFactory(context -> (node, tag, attributes) -> page.headings().stream()
                        .filter(heading -> heading.node() == node)
                        .forEach(heading -> attributes.put("id", heading.anchor())))
                .build()
                .render(page.document());
    }

    private String turn(Page page) {
        int place = toRead.indexOf(page);
        if (place < 0) {
            return "";
        }
        return neighbour("prev", "Previous", place - 1, page) + neighbour("next", "Next", place + 1, page);
    }

    private String neighbour(String relation, String words, int place, Page here) {
        if (place < 0 || place >= toRead.size()) {
            return "";
        }
        Page page = toRead.get(place);
        return """
                <a rel="%s" href="%s"><small>%s</small> %s</a>
                """.formatted(relation, here.addressOf(page.output()), words, escaped(page.title()));
    }
}
