package shop.store;

/** The use of database connections since the start, over JMX; take two readings to learn what a time in between did. */
public interface ConnectionUseMXBean {

    String NAME = "shop:type=ConnectionUse";

    /** How often a connection was lent. */
    long getLent();

    /** The time that all borrowers together waited for a connection, in nanoseconds. */
    long getWaitedNanos();

    /** The time that all borrowers together held a connection, in nanoseconds. */
    long getHeldNanos();
}
