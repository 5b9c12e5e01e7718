package shop.ladder.site;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;

/**
 * Takes out what is not for readers: comments, which tell tests where a figure or a snippet comes from, and the heading of
 * a column that has none.
 */
final class Tidying extends AbstractVisitor {

    @Override
    public void visit(HtmlInline html) {
        if (html.getLiteral().startsWith("<!--")) {
            html.unlink();
        }
    }

    @Override
    public void visit(HtmlBlock html) {
        String rest = html.getLiteral().replaceAll("(?s)<!--.*?-->", "");
        if (rest.isBlank()) {
            html.unlink();
        } else {
            html.setLiteral(rest);
        }
    }

    @Override
    public void visit(CustomNode node) {
        super.visit(node);
        if (node instanceof TableCell cell && cell.getFirstChild() == null) {
            cell.setHeader(false);
        }
    }
}
