package shop.cache;

/**
 * Decides what happens when a value is asked for: whether the cached one will do, who loads it if there is none, and who
 * waits meanwhile. A cache <em>stampede</em> is what happens without: a value in demand expires, and everybody who asks for
 * it loads it. Implementations are safe for use by many threads.
 */
public interface StampedeProtection {

    /** Gives the value from the cache or from its source; throws what the source throws. */
    <V> V get(Lookup<V> lookup);
}
