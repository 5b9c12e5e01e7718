package shop.ladder.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;

/** What the search looks through, as a script: a page that is opened as a file may not fetch one. */
record SearchIndex(List<Page> pages) {

    private record Entry(String page, String section, String address, String text) {}

    String script() {
        List<Entry> entries = pages.stream()
                .flatMap(page -> page.outline().sections().stream()
                        .map(section -> new Entry(
                                page.title(),
                                section.heading(),
                                Page.address(page.output()) + "#" + section.anchor(),
                                section.text())))
                .toList();
        try {
            return "const searchEntries = " + new JsonMapper().writeValueAsString(entries) + ";\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
