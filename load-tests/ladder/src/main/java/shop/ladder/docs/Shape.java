package shop.ladder.docs;

/** How a box is drawn. */
enum Shape {
    BOX {
        @Override
        String outline(Rectangle place) {
            return "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\"/>\n"
                    .formatted(place.x(), place.y(), place.width(), place.height());
        }
    },

    /** A cylinder that stands. */
    DATABASE {
        @Override
        String outline(Rectangle place) {
            return ("<path d=\"M%1$d %3$da%5$d %6$d 0 0 1 %7$d 0V%4$da%5$d %6$d 0 0 1 -%7$d 0z"
                            + "M%1$d %3$da%5$d %6$d 0 0 0 %7$d 0\"/>\n")
                    .formatted(
                            place.x(),
                            place.right(),
                            place.y() + CAP,
                            place.bottom() - CAP,
                            place.width() / 2,
                            CAP,
                            place.width());
        }
    },

    /** A cylinder that lies. */
    QUEUE {
        @Override
        String outline(Rectangle place) {
            return ("<path d=\"M%2$d %3$da%6$d %5$d 0 0 1 0 %7$dH%1$da%6$d %5$d 0 0 1 0 -%7$dz"
                            + "M%2$d %3$da%6$d %5$d 0 0 0 0 %7$d\"/>\n")
                    .formatted(
                            place.x() + CAP,
                            place.right() - CAP,
                            place.y(),
                            place.bottom(),
                            place.height() / 2,
                            CAP,
                            place.height());
        }
    };

    /** How far the end of a cylinder is bent. */
    private static final int CAP = 7;

    abstract String outline(Rectangle place);

    /** How far below its centre text stands in the middle of what can be seen. */
    int sink() {
        return this == DATABASE ? CAP - 1 : 0;
    }
}
