package shop.ladder.site;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;

/** Takes the comments out: they tell tests where a figure or a snippet comes from. */
final class WithoutComments extends AbstractVisitor {

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
}
