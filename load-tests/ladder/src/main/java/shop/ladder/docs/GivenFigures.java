package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A figure with a unit that no run has measured is named at the top of its page: {@code <!-- given: 400 ms, 5 % -->}. */
final class GivenFigures implements PageCheck {

    private static final Pattern GIVEN = Pattern.compile("<!--\\s*given:(.*?)-->", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    /** Also in bold, and with a hyphen; a product of two numbers is none. */
    private static final Pattern FIGURE = Pattern.compile(
            "(?<![\\w.,])" + Figures.NUMBER
                    + "[*_]*[\\s\u00a0-]?(?:%|×(?!\\s*\\d)|(?:[a-z]+/s|[mµn]?s|times|(?:milli|micro)?seconds?|[KMG]i?B)(?!\\w))");

    @Override
    public List<Fault> faultsOf(Page page) {
        List<Fault> faults = new ArrayList<>();
        String prose = page.prose();
        StringBuilder open = new StringBuilder(prose);
        COMMENT.matcher(prose).results().forEach(comment -> Page.hide(open, comment.start(), comment.end()));
        for (MatchResult given : GIVEN.matcher(prose).results().toList()) {
            for (String entry : given.group(1).strip().split(",\\s+")) {
                if (!hide(entry, open)) {
                    faults.add(
                            page.fault(given.start(), "`" + entry + "` is given, and is not in the text: remove it"));
                }
            }
        }
        FIGURE.matcher(open)
                .results()
                .map(figure -> page.fault(
                        figure.start(),
                        ("%s comes from nowhere: put <!--=EXPRESSION--> behind the number if it was measured,"
                                        + " else name it in <!-- given: --> below the title")
                                .formatted(figure.group().replaceAll("[*_]", "").replaceAll("\\s+", " "))))
                .forEach(faults::add);
        return faults;
    }

    /** Whether an entry occurs; then it is hidden wherever it does. */
    private static boolean hide(String entry, StringBuilder prose) {
        String words = Pattern.quote(entry).replaceAll("\\s+", "\\\\E\\\\s+\\\\Q");
        Matcher occurrence = Pattern.compile("(?<![\\w.,])" + words + "(?!\\w)").matcher(prose.toString());
        List<MatchResult> all = occurrence.results().toList();
        all.forEach(each -> Page.hide(prose, each.start(), each.end()));
        return !all.isEmpty();
    }
}
