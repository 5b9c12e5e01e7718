package shop.ladder.docs;

/** Where something is in a picture, in pixels from the top left. */
record Rectangle(int x, int y, int width, int height) {

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    int middle() {
        return x + width / 2;
    }

    int centre() {
        return y + height / 2;
    }

    /** As large, so far to the left and up. */
    Rectangle behind(int offset) {
        return new Rectangle(x - offset, y - offset, width, height);
    }
}
