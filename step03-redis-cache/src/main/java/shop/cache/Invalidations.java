package shop.cache;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Tells Redis that a value changed. While Redis is away it remembers what could not be told: this program does not trust
 * such an entry, and tells Redis as soon as it answers again. The changed keys of an outage are all that it keeps in memory.
 * Safe for use by many threads.
 */
final class Invalidations {

    private static final Script INVALIDATE = Script.of(Invalidations.class, "invalidate.lua");

    /** Longer than any load: the database driver gives up after 30 s. */
    private static final String GENERATION_MS = "60000";

    private final Redis redis;

    /** How often each key was invalidated that Redis does not know of. */
    private final ConcurrentMap<CacheKey, Integer> untold = new ConcurrentHashMap<>();

    Invalidations(Redis redis) {
        this.redis = redis;
    }

    void invalidate(CacheKey key) {
        untold.merge(key, 1, Integer::sum);
        tell(key);
    }

    /** How many invalidations of a key Redis does not know of, after another attempt to tell it. */
    int untold(CacheKey key) {
        if (untold.containsKey(key)) {
            tell(key);
        }
        return untold.getOrDefault(key, 0);
    }

    /** Tells Redis all that it does not know yet. */
    void tellAll() {
        untold.keySet().forEach(this::tell);
    }

    private void tell(CacheKey key) {
        Integer times = untold.get(key);
        if (times != null && told(key)) {
            untold.remove(key, times); // unless there was another one meanwhile
        }
    }

    private boolean told(CacheKey key) {
        return redis.ask(
                client -> {
                    INVALIDATE.run(client, List.of(key.entry(), key.generation()), List.of(GENERATION_MS));
                    return true;
                },
                false);
    }
}
