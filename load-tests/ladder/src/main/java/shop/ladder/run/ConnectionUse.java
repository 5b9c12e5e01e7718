package shop.ladder.run;

/** How often database connections were lent, and how long they were waited for and held, all together. */
record ConnectionUse(long lent, long waitedNanos, long heldNanos) {

    ConnectionUse since(ConnectionUse earlier) {
        return new ConnectionUse(lent - earlier.lent, waitedNanos - earlier.waitedNanos, heldNanos - earlier.heldNanos);
    }
}
