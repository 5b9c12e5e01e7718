package shop.ladder.markdown;

/**
 * A heading of a document.
 *
 * @param words what a reader sees of it
 * @param anchor the name by which links reach it, unique in its document
 */
public record Heading(org.commonmark.node.Heading node, String words, String anchor) {

    /** 1 for a title. */
    public int level() {
        return node.getLevel();
    }
}
