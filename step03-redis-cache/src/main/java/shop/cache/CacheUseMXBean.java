package shop.cache;

/** The use of the cache since the start, over JMX; take two readings to learn what a time in between did. */
public interface CacheUseMXBean {

    String NAME = "shop:type=CacheUse";

    /** Lookups that the cache answered. */
    long getHits();

    /** Lookups that it could not answer. */
    long getMisses();

    /** How often the database was asked, be it for a lookup or to have the answer ready for the next one. */
    long getLoads();

    /** Commands to which Redis gave no usable answer, those included that were not even sent. */
    long getUnanswered();
}
