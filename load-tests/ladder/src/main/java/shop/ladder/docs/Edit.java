package shop.ladder.docs;

/**
 * A part of a page that comes from somewhere else, and is not what it is there.
 *
 * @param begin where the part begins in the page's text
 * @param end where it ends
 * @param now what should stand there
 * @param what says so, in a few words
 */
record Edit(int begin, int end, String now, String what) {

    Fault fault(Page page) {
        return page.fault(begin, what + ": run ./workshop dev docs");
    }
}
