package shop.cache;

import java.util.function.Supplier;

/**
 * Values of one kind, read through the cache (<em>cache-aside</em>): look there first, else ask the source and leave its
 * answer for the next one. Safe for use by many threads.
 *
 * @see <a href="https://learn.microsoft.com/azure/architecture/patterns/cache-aside">Cache-aside</a>
 */
final class CachedValues<V> {

    private final String kind;
    private final Entries<V> entries;
    private final Invalidations invalidations;
    private final StampedeProtection protection;
    private final Background background;
    private final CacheUse use;

    CachedValues(
            String kind,
            Entries<V> entries,
            Invalidations invalidations,
            StampedeProtection protection,
            Background background,
            CacheUse use) {
        this.kind = kind;
        this.entries = entries;
        this.invalidations = invalidations;
        this.protection = protection;
        this.background = background;
        this.use = use;
    }

    /** The value from the cache or from its source; throws what the source throws. */
    V get(Object id, Supplier<V> source) {
        Lookup<V> lookup = lookup(id, source);
        try {
            return protection.get(lookup);
        } finally {
            use.lookedUp(lookup.hit());
        }
    }

    /** To be called after a change is committed: whoever asks from now on gets the changed value. */
    void invalidate(Object id) {
        invalidations.invalidate(CacheKey.of(kind, id));
    }

    /** Invalidates, and, if there is time, loads the value in the background: the next reader need not wait for it. */
    void renew(Object id, Supplier<V> source) {
        invalidate(id);
        background.offer(() -> protection.get(lookup(id, source)));
    }

    private Lookup<V> lookup(Object id, Supplier<V> source) {
        return new Lookup<>(CacheKey.of(kind, id), entries, source, use);
    }
}
