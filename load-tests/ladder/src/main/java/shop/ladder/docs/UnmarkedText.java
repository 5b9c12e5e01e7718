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

    private static final Pattern BELOW_TITLE = Pattern.compile("# .*\\s*");

    private final String text;
    private final List<Fault> faults = new ArrayList<>();

    UnmarkedText(Page page) {
        String prose = page.prose();
        StringBuilder unmarked = new StringBuilder(prose);
        hide(MARK.matcher(prose), unmarked);
        COMMENT.matcher(prose).results().forEach(comment -> Page.blank(unmarked, comment.start(), comment.end()));
        String uncommented = unmarked.toString();
        for (MatchResult given : GIVEN.matcher(prose).results().toList()) {
            if (!BELOW_TITLE.matcher(prose.substring(0, given.start())).matches()) {
                faults.add(page.fault(given.start(), "what is given stands directly below the title"));
            }
            for (String entry : given.group(1).strip().split(",\\s+")) {
                if (entry.matches("(?s)(.*\\d)?")) {
                    faults.add(page.fault(given.start(), "`" + entry + "` is given without a unit"));
                }
                if (!hide(occurrence(entry).matcher(uncommented), unmarked)) {
                    faults.add(
                            page.fault(given.start(), "`" + entry + "` is given, and is not in the text: remove it"));
                }
            }
        }
        text = unmarked.toString();
    }

    /** Not as a part of a longer number or word, nor behind a minus; also where a line ends in the middle of it. */
    private static Pattern occurrence(String entry) {
        return Pattern.compile("(?<![\\w.,])(?<!(?<![^\\s(|])-)"
                + Pattern.quote(entry).replaceAll("\\s+", "\\\\E\\\\s+\\\\Q") + "(?!\\w)");
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

    /** What is wrong with what is named as given. */
    List<Fault> faults() {
        return List.copyOf(faults);
    }
}
