package shop.cache;

import java.time.Clock;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Loads a value now and then before it expires, the likelier the nearer its end is and the longer a load takes. So a value in
 * demand is renewed by one or a few requests, while all others still find it; nobody has to know of anybody else. This is
 * the algorithm XFetch.
 *
 * @see <a href="https://www.vldb.org/pvldb/vol8/p886-vattani.pdf">Vattani, Chierichetti, Lowenstein: Optimal Probabilistic
 *     Cache Stampede Prevention, PVLDB 8(8), 2015</a>
 */
final class EarlyExpiration implements StampedeProtection {

    /** The paper's β: more than 1 renews earlier. */
    private static final double BETA = 1;

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
        return isDue(cached.get()) ? lookup.load() : cached.get().value();
    }

    private boolean isDue(Entry<?> entry) {
        double earlierMs = -entry.loadMs() * BETA * Math.log(1 - random.getAsDouble());
        return clock.millis() + earlierMs >= entry.freshUntilMs();
    }
}
