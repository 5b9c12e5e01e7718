package shop.ladder.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;

/** Finds the headings of a document, and names them as GitHub does. */
public final class Headings {

    private final List<Heading> found = new ArrayList<>();
    private final Map<String, Integer> taken = new HashMap<>();

    private Headings() {}

    /** All of them, in order, also those within lists and quotations. */
    public static List<Heading> of(Node document) {
        Headings headings = new Headings();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(org.commonmark.node.Heading node) {
                headings.add(node);
            }
        });
        return List.copyOf(headings.found);
    }

    private void add(org.commonmark.node.Heading node) {
        String words = PlainText.of(node);
        found.add(new Heading(node, words, free(anchor(words))));
    }

    private static String anchor(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** Of headings that are alike, the second gets -1, the third -2, and so on. */
    private String free(String anchor) {
        String free = anchor;
        while (taken.containsKey(free)) {
            free = anchor + "-" + taken.merge(anchor, 1, Integer::sum);
        }
        taken.put(free, 0);
        return free;
    }
}
