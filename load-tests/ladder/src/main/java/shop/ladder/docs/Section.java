package shop.ladder.docs;

/**
 * A heading and what stands below it, down to the next heading of its level or above.
 *
 * @param level 1 for the page's title
 * @param title the heading's words
 * @param begin where the heading begins in the page's text
 * @param end where the section ends
 */
record Section(int level, String title, int begin, int end) {

    /** Whether a place in the page's text is in it. */
    boolean contains(int index) {
        return begin <= index && index < end;
    }
}
