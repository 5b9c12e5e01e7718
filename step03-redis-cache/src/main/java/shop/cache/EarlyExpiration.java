package shop.cache;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads a value now and then before it expires, the likelier the nearer its end is and the longer a load takes. So a value in
 * demand is renewed by one request, while all others still find it; replicas need not know of each other. This is the
 * algorithm XFetch, with one renewal at a time in a process: a load that waits for a connection takes long, which makes more
 * requests renew early, which makes loads wait longer.
 *
 * @see <a href="https://www.vldb.org/pvldb/vol8/p886-vattani.pdf">Vattani, Chierichetti, Lowenstein: Optimal Probabilistic
 *     Cache Stampede Prevention, PVLDB 8(8), 2015</a>
 */
final class EarlyExpiration implements StampedeProtection {

    private static final Logger LOG = LoggerFactory.getLogger(EarlyExpiration.class);

    /** The paper's β: more than 1 renews earlier. */
    private static final double BETA = 1;

    private final Set<CacheKey> renewing = ConcurrentHashMap.newKeySet();
    private final StampedeProtection inner;
    private final Clock clock;
    private final DoubleSupplier random;

    /**
     * @param inner for values that are not there at all
     * @param random gives numbers from 0 (inclusive) to 1
     */
    EarlyExpiration(StampedeProtection inner, Clock clock, DoubleSupplier random) {
        this.inner = inner;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public <V> V get(Lookup<V> lookup) {
        Optional<Entry<V>> cached = lookup.look();
        if (cached.isEmpty()) {
            return inner.get(lookup);
        }
        return isDue(cached.get())
                ? renewed(lookup, cached.get())
                : cached.get().value();
    }

    private <V> V renewed(Lookup<V> lookup, Entry<V> due) {
        if (!renewing.add(lookup.key())) {
            return due.value(); // somebody is at it
        }
        try {
            // A second look: it may have been renewed between our look and our turn.
            Entry<V> now = lookup.look().orElse(due);
            return now.freshUntilMs() > due.freshUntilMs() ? now.value() : lookup.load();
        } catch (RuntimeException e) {
            LOG.warn("{} is not renewed early: {}", lookup.key().entry(), e.getMessage());
            return due.value(); // good until it expires
        } finally {
            renewing.remove(lookup.key());
        }
    }

    private boolean isDue(Entry<?> entry) {
        // exercise 3.3: begin
        double earlierMs = -entry.loadMs() * BETA * Math.log(1 - random.getAsDouble());
        return clock.millis() + earlierMs >= entry.freshUntilMs();
        // exercise 3.3: end
        // starter: return clock.millis() >= entry.freshUntilMs(); // at its end, when everybody comes at once
    }
}
