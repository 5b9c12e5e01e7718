package shop.ladder.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** The sections of a page, in order. The first one has its title. */
record Outline(List<Section> sections) {

    static Outline of(Node document) {
        List<Section> sections = new ArrayList<>();
        Map<String, Integer> uses = new HashMap<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                Heading heading = (Heading) node;
                String words = PlainText.of(heading);
                sections.add(new Section(heading, anchor(words, uses), words, below(heading)));
            }
        }
        return new Outline(List.copyOf(sections));
    }

    /** As GitHub does: the second of two equal ones gets a number. */
    private static String anchor(String words, Map<String, Integer> uses) {
        String anchor = new shop.ladder.exercise.Heading(words).anchor();
        int before = uses.merge(anchor, 1, Integer::sum) - 1;
        return before == 0 ? anchor : anchor + "-" + before;
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
