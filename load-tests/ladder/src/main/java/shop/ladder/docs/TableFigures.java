package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

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
                for (int column = 0; column < row.size(); column++) {
                    Node head = rows.get(0).get(column);
                    if ((column == 0 ? Stream.of(head) : Stream.of(head, row.get(0)))
                            .anyMatch(cell -> found(UNIT, cell, text).findAny().isPresent())) {
                        found(NUMBER, row.get(column), text)
                                .forEach(number -> faults.add(
                                        page.fault(number.start(), number.group() + UnmarkedText.FROM_NOWHERE)));
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

    /** Where something stands in a cell, apart from code. */
    private static Stream<MatchResult> found(Pattern what, Node cell, String text) {
        return cell.getSourceSpans().stream()
                .flatMap(span -> what.matcher(text)
                        .region(span.getInputIndex(), span.getInputIndex() + span.getLength())
                        .useTransparentBounds(true)
                        .results());
    }
}
