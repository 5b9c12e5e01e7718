package shop.ladder.docs;

import java.util.Set;
import shop.ladder.exercise.Heading;

/** The names by which links reach the headings of a page, as GitHub makes them. */
final class Anchors {

    private Anchors() {}

    static Set<String> of(Page page) {
        return Set.copyOf(
                Heading.anchors(page.sections().stream().map(Section::title).toList()));
    }
}
