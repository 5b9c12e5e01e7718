package shop.ladder.docs;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** What its comment says behind a key: {@code <!-- KEY: … -->}. */
    Optional<String> named(String key) {
        return comment.filter(words -> words.startsWith(key + ":"))
                .map(words -> words.substring(key.length() + 1).strip());
    }

    /**
     * Other code in its place, as far to the right as it stands.
     *
     * @param what what is wrong with the code that stands there, in a few words
     */
    Edit replacedBy(String other, String what) {
        String lines = other.lines()
                .map(line -> line.isEmpty() ? "\n" : " ".repeat(indent) + line + "\n")
                .collect(Collectors.joining());
        return new Edit(begin, end, lines, what);
    }
}
