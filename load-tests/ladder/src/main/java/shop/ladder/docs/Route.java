package shop.ladder.docs;

import java.util.OptionalInt;

/** The way of an arrow: straight, between two boxes that are beside or above each other. */
record Route(int startX, int startY, int endX, int endY) {

    /** How far two arrows between the same boxes are from the middle. */
    private static final int APART = 10;

    /**
     * @param paired whether another arrow goes back the same way
     * @throws IllegalArgumentException if the boxes are neither beside nor above each other
     */
    static Route between(Rectangle from, Rectangle to, boolean paired) {
        boolean right = from.x() < to.x();
        OptionalInt level = middle(from.y(), from.bottom(), to.y(), to.bottom());
        if (level.isPresent()) {
            int y = level.getAsInt() + (!paired ? 0 : right ? -APART : APART);
            return new Route(right ? from.right() : from.x(), y, right ? to.x() : to.right(), y);
        }
        boolean down = from.y() < to.y();
        int x = middle(from.x(), from.right(), to.x(), to.right())
                .orElseThrow(() -> new IllegalArgumentException("no straight arrow from " + from + " to " + to));
        return new Route(x, down ? from.bottom() : from.y(), x, down ? to.y() : to.bottom());
    }

    /** The middle of what two ranges have in common. */
    private static OptionalInt middle(int from, int to, int otherFrom, int otherTo) {
        int begin = Math.max(from, otherFrom);
        int end = Math.min(to, otherTo);
        return begin < end ? OptionalInt.of((begin + end) / 2) : OptionalInt.empty();
    }

    boolean level() {
        return startY == endY;
    }

    int middle() {
        return (startX + endX) / 2;
    }

    int centre() {
        return (startY + endY) / 2;
    }

    /** Where it points to: 0 is to the right, 90 down. */
    int degrees() {
        return level() ? (startX < endX ? 0 : 180) : (startY < endY ? 90 : 270);
    }
}
