package shop.events.order;

/** A record is not an event that this program can read, now or later. */
public final class UnreadableEvent extends RuntimeException {
    UnreadableEvent(String what) {
        super("the record " + what);
    }
}
