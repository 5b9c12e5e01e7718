package shop.ladder.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import org.commonmark.node.Node;
import shop.ladder.markdown.Heading;
import shop.ladder.markdown.PlainText;

/** What the search looks through, as a script: a page that is opened as a file may not fetch one. */
record SearchIndex(List<Page> pages) {

    private record Entry(String page, String section, String address, String text) {}

    String script() {
        List<Entry> entries = pages.stream()
                .flatMap(page -> page.headings().stream()
                        .map(heading -> new Entry(
                                page.title(),
                                heading.words(),
                                Page.address(page.output()) + "#" + heading.anchor(),
                                below(heading))))
                .toList();
        try {
            return "const searchEntries = " + new JsonMapper().writeValueAsString(entries) + ";\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Up to the next heading. */
    private static String below(Heading heading) {
        StringBuilder text = new StringBuilder();
        Node node = heading.node().getNext();
        for (; node != null && !(node instanceof org.commonmark.node.Heading); node = node.getNext()) {
            text.append(PlainText.of(node)).append(' ');
        }
        return text.toString();
    }
}
