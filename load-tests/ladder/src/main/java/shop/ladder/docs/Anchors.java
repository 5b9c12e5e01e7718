package shop.ladder.docs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import shop.ladder.exercise.Heading;

/** The names by which links reach the headings of a page, as GitHub makes them. */
final class Anchors {

    private Anchors() {}

    /** Of headings that are alike, the second gets -1, the third -2, and so on. */
    static Set<String> of(Page page) {
        Map<String, Integer> taken = new LinkedHashMap<>();
        for (Section section : page.sections()) {
            String anchor = new Heading(section.title()).anchor();
            String free = anchor;
            while (taken.containsKey(free)) {
                free = anchor + "-" + taken.merge(anchor, 1, Integer::sum);
            }
            taken.put(free, 0);
        }
        return taken.keySet();
    }
}
