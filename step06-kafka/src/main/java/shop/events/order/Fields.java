package shop.events.order;

/** What the fields of an event must be. */
final class Fields {

    private Fields() {}

    /** @throws IllegalArgumentException if it is missing */
    static void present(String name, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    /** @throws IllegalArgumentException if it is below 1 */
    static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", below 1");
        }
    }
}
