package shop.ladder.docs;

/**
 * Something in a page that is wrong.
 *
 * @param page its path from the checkout's root folder on
 * @param line where it stands, from 1
 * @param what what is wrong, and what to do
 */
public record Fault(String page, int line, String what) {

    @Override
    public String toString() {
        return page + ":" + line + ": " + what;
    }
}
