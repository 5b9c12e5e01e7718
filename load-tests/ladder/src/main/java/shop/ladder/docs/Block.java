package shop.ladder.docs;

import java.util.Optional;
import java.util.Set;

/**
 * A fenced block of a page.
 *
 * @param info what stands behind the opening fence: a language, and what to do with it
 * @param comment what the comment before it says
 * @param line where the opening fence stands, from 1
 * @param indent how far it is indented
 * @param code what stands in it
 * @param begin where this begins in the page's text
 * @param end where it ends
 */
record Block(String info, Optional<String> comment, int line, int indent, String code, int begin, int end) {

    /** These show no code of the project: what a reader types, what is answered, and anything else. */
    private static final Set<String> NOT_CODE = Set.of("sh", "output", "text");

    String language() {
        return info.split(" ", 2)[0];
    }

    boolean isProjectCode() {
        return !NOT_CODE.contains(language());
    }
}
