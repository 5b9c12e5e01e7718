package shop.cache;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The values of one kind in Redis. Each has a <em>generation</em>, which changes when the value is invalidated. What was
 * loaded is stored only if the generation is still the one that was seen before the load: otherwise a slow reader could bring
 * back what a writer has just removed. (A Redis that restarts or runs out of memory between the two forgets generations; then
 * the old value may come back for the rest of its TTL.) Safe for use by many threads.
 *
 * @see <a href="https://www.usenix.org/conference/nsdi13/technical-sessions/presentation/nishtala">Nishtala et al., Scaling
 *     Memcache at Facebook, NSDI 2013: leases</a>
 */
final class Entries<V> {

    /** Redis serves one command after the other: a large value keeps all others waiting. */
    static final int MAX_LENGTH = 128 * 1024;

    /**
     * What is said of a lookup.
     *
     * @param generation as it is now, and the last that this program knows of if Redis does not answer
     * @param answered whether Redis answered; if not, there is nothing to store a value in
     */
    record Found<V>(Optional<Entry<V>> entry, String generation, boolean answered) {}

    private static final Logger LOG = LoggerFactory.getLogger(Entries.class);
    private static final Script STORE = Script.of(Entries.class, "store.lua");
    private static final String NO_GENERATION = "";

    private final Redis redis;
    private final Invalidations invalidations;
    private final EntryFormat<V> format;
    private final Lifetime lifetime;
    private final Clock clock;
    private final DoubleSupplier random;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** @param random gives numbers from 0 to 1 */
    Entries(
            Redis redis,
            Invalidations invalidations,
            EntryFormat<V> format,
            Lifetime lifetime,
            Clock clock,
            DoubleSupplier random) {
        this.redis = redis;
        this.invalidations = invalidations;
        this.format = format;
        this.lifetime = lifetime;
        this.clock = clock;
        this.random = random;
    }

    Found<V> find(CacheKey key) {
        Optional<String> untold = invalidations.untold(key);
        List<String> stored = untold.isPresent()
                ? List.of()
                : redis.ask(client -> client.mget(key.entry(), key.generation()), List.of());
        if (stored.isEmpty()) {
            return new Found<>(Optional.empty(), untold.orElse(NO_GENERATION), false);
        }
        String generation = stored.get(1) == null ? NO_GENERATION : stored.get(1);
        return new Found<>(Optional.ofNullable(stored.get(0)).flatMap(format::read), generation, true);
    }

    /** Stores a value unless it was invalidated since that generation was seen. */
    void store(CacheKey key, V value, long loadMs, String generation) {
        long freshMs = lifetime.freshMs(random.getAsDouble());
        String json = format.write(new Entry<>(value, clock.millis() + freshMs, loadMs));
        if (json.length() > MAX_LENGTH) {
            refuse(key, json.length());
            return;
        }
        String keptMs = Long.toString(freshMs + lifetime.stale().toMillis());
        redis.ask(
                client -> STORE.run(client, List.of(key.entry(), key.generation()), List.of(generation, json, keptMs)),
                null);
    }

    /** Said once: a key that is in demand would fill the log. */
    private void refuse(CacheKey key, int length) {
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "{} has {} characters and is not cached: {} are the most; the database is asked each time",
                    key.entry(),
                    length,
                    MAX_LENGTH);
        }
    }
}
