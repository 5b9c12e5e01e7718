package shop.events.order;

import java.time.Instant;

/** What the fields of an event must be. */
final class Fields {

    /** The years that RFC 3339 can write. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Fields() {}

    /** @throws IllegalArgumentException if it is missing */
    static void present(String name, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    /** @throws IllegalArgumentException if it is missing, or has the one character that no table takes */
    static void text(String name, String value) {
        present(name, value);
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(name + " has a NUL character");
        }
    }

    /** @throws IllegalArgumentException if it is missing, or of a year that has not four digits */
    static void time(String name, Instant value) {
        present(name, value);
        if (value.isBefore(FIRST) || !value.isBefore(END)) {
            throw new IllegalArgumentException(name + " is in a year of other than four digits");
        }
    }

    /** @throws IllegalArgumentException if it is below 1 */
    static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", below 1");
        }
    }
}
