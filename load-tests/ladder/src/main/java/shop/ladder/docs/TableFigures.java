package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** A number in a table is a figure also if its unit stands at the head of its column, or at the beginning of its row. */
final class TableFigures implements PageCheck {

    private static final Pattern UNIT = Pattern.compile("(?<![\\w'])" + UnmarkedText.UNIT);

    /** Not followed by what was a mark. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.,#])(?>" + Figures.NUMBER + ")(?![\\w#])");

    @Override
    public List<Fault> faultsOf(Page page) {
        String text = new UnmarkedText(page).text();
        List<Fault> faults = new ArrayList<>();
        page.all(TableBlock.class).forEach(table -> {
            List<List<Node>> rows = table(table);
            for (List<Node> row : rows.subList(1, rows.size())) {
                for (int column = 1; column < row.size(); column++) {
                    if (hasUnit(page, row.get(0)) || hasUnit(page, rows.get(0).get(column))) {
                        check(page, text, row.get(column), faults);
                    }
                }
            }
        });
        return faults;
    }

    private static List<List<Node>> table(TableBlock table) {
        return Page.children(table)
                .flatMap(Page::children)
                .filter(TableRow.class::isInstance)
                .map(row -> Page.children(row).toList())
                .toList();
    }

    /** In its words, not in code: a message that is quoted has no unit. */
    private static boolean hasUnit(Page page, Node cell) {
        return cell.getSourceSpans().stream()
                .anyMatch(span -> UNIT.matcher(page.prose())
                        .region(span.getInputIndex(), span.getInputIndex() + span.getLength())
                        .useTransparentBounds(true)
                        .find());
    }

    private static void check(Page page, String text, Node cell, List<Fault> faults) {
        for (SourceSpan span : cell.getSourceSpans()) {
            NUMBER.matcher(text)
                    .region(span.getInputIndex(), span.getInputIndex() + span.getLength())
                    .useTransparentBounds(true)
                    .results()
                    .forEach(number ->
                            faults.add(page.fault(number.start(), number.group() + UnmarkedText.FROM_NOWHERE)));
        }
    }
}
