package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The prose of a page, without its comments and without what it names as given: all that stands where it stands in the page.
 * Immutable.
 */
final class UnmarkedText {

    static final String UNIT = "(?:%|(?:[a-z]+/s|[mµμn]?s|(?:milli|micro)?seconds?|[KkMG]i?B)(?!\\w))";

    static final String FROM_NOWHERE =
            " comes from nowhere: put <!--=EXPRESSION--> directly behind the number if it was"
                    + " measured, else name it in <!-- given: --> below the title";

    private static final Pattern GIVEN = Pattern.compile("<!--\\s*given:(.*?)-->", Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("<!--=.*?-->", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("<!--(?!=).*?-->", Pattern.DOTALL);

    private final String text;
    private final List<Fault> idleEntries = new ArrayList<>();

    UnmarkedText(Page page) {
        String prose = page.prose();
        StringBuilder unmarked = new StringBuilder(prose);
        hide(MARK.matcher(prose), unmarked);
        COMMENT.matcher(prose).results().forEach(comment -> Page.blank(unmarked, comment.start(), comment.end()));
        String uncommented = unmarked.toString();
        for (MatchResult given : GIVEN.matcher(prose).results().toList()) {
            for (String entry : given.group(1).strip().split(",\\s+")) {
                if (!hide(occurrence(entry).matcher(uncommented), unmarked)) {
                    idleEntries.add(
                            page.fault(given.start(), "`" + entry + "` is given, and is not in the text: remove it"));
                }
            }
        }
        text = unmarked.toString();
    }

    /** Not as a part of a longer number or word; also where a line ends in the middle of it. */
    private static Pattern occurrence(String entry) {
        return Pattern.compile(
                "(?<![\\w.,])" + Pattern.quote(entry).replaceAll("\\s+", "\\\\E\\\\s+\\\\Q") + "(?!\\w)");
    }

    /** Whether there was something to hide. */
    private static boolean hide(Matcher what, StringBuilder text) {
        List<MatchResult> all = what.results().toList();
        all.forEach(each -> Page.hide(text, each.start(), each.end()));
        return !all.isEmpty();
    }

    String text() {
        return text;
    }

    /** What is named as given and does not occur. */
    List<Fault> idleEntries() {
        return List.copyOf(idleEntries);
    }
}
