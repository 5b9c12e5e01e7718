package shop.ladder.docs;

import shop.ladder.docs.Diagram.Box;

/** Where the boxes of a diagram are. Immutable. */
final class Grid {

    static final int MARGIN = 20;

    /** By how much each copy of a box is set off from the next. */
    static final int OFFSET = 6;

    private static final int INSET = 12;
    private static final int WIDTH = 184;
    private static final int COLUMN = WIDTH + 140;
    private static final int HEIGHT = 64;
    private static final int ROW = HEIGHT + 52;

    private final Diagram diagram;

    Grid(Diagram diagram) {
        this.diagram = diagram;
    }

    Rectangle of(Box box) {
        int inset = INSET * depth(box);
        return new Rectangle(
                MARGIN + box.column() * COLUMN + inset,
                MARGIN + box.row() * ROW,
                (box.columns() - 1) * COLUMN + WIDTH - 2 * inset,
                (box.rows() - 1) * ROW + HEIGHT - inset);
    }

    /** What a box takes together with its copies behind it, where arrows end. */
    Rectangle withCopies(Box box) {
        Rectangle front = of(box);
        int above = OFFSET * (box.copies() - 1);
        return new Rectangle(front.x(), front.y() - above, front.width(), front.height() + above);
    }

    private int depth(Box box) {
        return box.in() == null ? 0 : 1 + depth(diagram.box(box.in()));
    }

    int right() {
        return diagram.boxes().stream().mapToInt(box -> of(box).right()).max().orElse(0);
    }

    int bottom() {
        return diagram.boxes().stream().mapToInt(box -> of(box).bottom()).max().orElse(0);
    }
}
