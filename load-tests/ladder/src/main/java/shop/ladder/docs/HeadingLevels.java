package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;

/** A page has one title, leaves out no level of headings, and is plain Markdown. */
final class HeadingLevels implements PageCheck {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern OTHER_TAG = Pattern.compile("</?(?!(?:details|summary)>)[a-zA-Z][^>]*>");
    private static final Pattern SUMMARY = Pattern.compile("<summary>(.*?)</summary>", Pattern.DOTALL);
    private static final Pattern MARKDOWN = Pattern.compile("`|\\*\\*|]\\(");

    @Override
    public List<Fault> faultsOf(Page page) {
        List<Fault> faults = new ArrayList<>();
        int before = 0;
        for (Section section : page.sections()) {
            if (section.level() > before + 1) {
                faults.add(page.fault(
                        section.begin(),
                        "`%s` is a heading of level %d, and level %d is missing above it"
                                .formatted(section.title(), section.level(), before + 1)));
            } else if (section.level() == 1 && before > 0) {
                faults.add(page.fault(section.begin(), "`%s` is a second title".formatted(section.title())));
            }
            before = section.level();
        }
        page.all(HtmlBlock.class).forEach(html -> check(page, html, html.getLiteral(), faults));
        page.all(HtmlInline.class).forEach(html -> check(page, html, html.getLiteral(), faults));
        return faults;
    }

    private static void check(Page page, Node node, String html, List<Fault> faults) {
        String tags = COMMENT.matcher(html).replaceAll("");
        Stream<String> others = OTHER_TAG.matcher(tags).results().map(tag -> tag.group() + " is HTML: use Markdown");
        Stream<String> summaries = SUMMARY.matcher(tags)
                .results()
                .map(summary -> summary.group(1))
                .filter(MARKDOWN.asPredicate())
                .map(words -> "Markdown in a summary shows as it is typed: use plain words in `" + words + "`");
        Stream.concat(others, summaries).forEach(what -> faults.add(page.fault(node, what)));
    }
}
