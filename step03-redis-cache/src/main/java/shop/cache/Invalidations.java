package shop.cache;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells Redis that a value changed. While Redis is away it remembers what could not be told: this program does not trust
 * such an entry, and tells Redis once it answers one of this program's commands. The changed keys of an outage are all that it
 * keeps, in memory: a program that is killed then leaves them untold. Safe for use by many threads.
 */
final class Invalidations {

    private static final Script INVALIDATE = Script.of(Invalidations.class, "invalidate.lua");

    /** Longer than a load can take: at most 60 s for a connection and 30 s for an answer. */
    private static final String GENERATION_MS = "120000";

    private final Redis redis;
    private final Background background;

    /** The generation that each key has now and that Redis does not know of. Each is used once, so that none is mistaken. */
    private final ConcurrentMap<CacheKey, String> untold = new ConcurrentHashMap<>();

    private final AtomicBoolean tellingAll = new AtomicBoolean();

    Invalidations(Redis redis, Background background) {
        this.redis = redis;
        this.background = background;
        redis.whenBack(this::tellAll);
    }

    void invalidate(CacheKey key) {
        untold.put(key, UUID.randomUUID().toString());
        tell(key);
    }

    /** The generation of a key, if Redis does not know of it, also after another attempt to tell it. */
    Optional<String> untold(CacheKey key) {
        if (untold.containsKey(key)) {
            tell(key);
        }
        return Optional.ofNullable(untold.get(key));
    }

    private void tell(CacheKey key) {
        String generation = untold.get(key);
        if (generation == null || !told(key, generation)) {
            return;
        }
        untold.remove(key, generation); // unless there is a newer one
        tellAll(); // Redis answers: what is left of an outage
    }

    private void tellAll() {
        if (!untold.isEmpty() && tellingAll.compareAndSet(false, true)) {
            boolean offered = background.offer(() -> {
                try {
                    untold.keySet().forEach(this::tell);
                } finally {
                    tellingAll.set(false);
                }
            });
            if (!offered) {
                tellingAll.set(false); // the next one tries again
            }
        }
    }

    private boolean told(CacheKey key, String generation) {
        return redis.ask(
                client -> {
                    INVALIDATE.run(client, List.of(key.entry(), key.generation()), List.of(generation, GENERATION_MS));
                    return true;
                },
                false);
    }
}
