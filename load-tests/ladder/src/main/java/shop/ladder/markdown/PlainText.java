package shop.ladder.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** What somebody reads who sees no markup. */
public final class PlainText extends AbstractVisitor {

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    /** The words of a node and of all within it, on one line. */
    public static String of(Node node) {
        PlainText reader = new PlainText();
        node.accept(reader);
        return reader.text.toString().strip().replaceAll("\\s+", " ");
    }

    @Override
    public void visit(Text node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock node) {
        text.append(node.getLiteral()).append(' ');
    }

    /** The question above a folded answer. */
    @Override
    public void visit(HtmlBlock node) {
        text.append(node.getLiteral().replaceAll("<[^>]*>", "")).append(' ');
    }

    @Override
    public void visit(SoftLineBreak node) {
        text.append(' ');
    }

    @Override
    public void visit(HardLineBreak node) {
        text.append(' ');
    }

    @Override
    public void visit(Paragraph node) {
        super.visit(node);
        text.append(' ');
    }

    /** A cell of a table. */
    @Override
    public void visit(CustomNode node) {
        super.visit(node);
        text.append(' ');
    }
}
