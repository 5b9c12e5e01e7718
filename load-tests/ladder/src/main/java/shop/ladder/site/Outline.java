package shop.ladder.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** The sections of a page, in order. The first one has its title. */
record Outline(List<Section> sections) {

    static Outline of(Node document) {
        List<Heading> headings = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                headings.add(heading);
            }
        }
        List<String> titles = headings.stream().map(PlainText::of).toList();
        List<String> anchors = shop.ladder.exercise.Heading.anchors(titles);
        return new Outline(IntStream.range(0, headings.size())
                .mapToObj(i -> new Section(headings.get(i), anchors.get(i), titles.get(i), below(headings.get(i))))
                .toList());
    }

    private static String below(Heading heading) {
        StringBuilder text = new StringBuilder();
        for (Node node = heading.getNext(); node != null && !(node instanceof Heading); node = node.getNext()) {
            text.append(PlainText.of(node)).append(' ');
        }
        return text.toString();
    }

    String title() {
        return sections.get(0).heading();
    }

    Optional<String> anchorOf(Node heading) {
        return sections.stream()
                .filter(section -> section.node() == heading)
                .map(Section::anchor)
                .findFirst();
    }
}
