package shop.cache;

import java.util.Optional;
import java.util.function.Supplier;

/** One request's way to a value: a look into the cache, and, if need be, a load from the source. For one thread at a time. */
public final class Lookup<V> {

    private final CacheKey key;
    private final Entries<V> entries;
    private final Supplier<V> source;
    private final CacheUse use;
    private Entries.Found<V> found;
    private boolean hit;

    Lookup(CacheKey key, Entries<V> entries, Supplier<V> source, CacheUse use) {
        this.key = key;
        this.entries = entries;
        this.source = source;
        this.use = use;
    }

    /** Looks into the cache; Redis being away counts as nothing there. */
    Optional<Entry<V>> look() {
        boolean first = found == null;
        found = entries.find(key);
        if (first) {
            hit = found.entry().isPresent();
        }
        return found.entry();
    }

    /** Asks the source and caches its answer, unless the value was invalidated after the last {@link #look}. */
    V load() {
        use.loaded();
        // exercise 3.1: begin
        long began = System.nanoTime();
        V value = source.get();
        if (found.answered()) {
            entries.store(key, value, (System.nanoTime() - began) / 1_000_000, found.generation());
        }
        return value;
        // exercise 3.1: end
        // starter: return source.get(); // and the next one asks again
    }

    /** Whether the first look found the value. */
    boolean hit() {
        return hit;
    }

    CacheKey key() {
        return key;
    }

    /** Names the value as it was at the last look: with each invalidation there is another one to wait for. */
    String version() {
        return key.entry() + " " + found.generation();
    }
}
