package shop.cache;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves a value that has just expired once more and renews it in the background, once at a time in this process: nobody
 * waits. The price is an answer that is older than the TTL says, by {@link Lifetime#stale} at most.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5861#section-3">RFC 5861: stale-while-revalidate</a>
 */
final class StaleWhileRevalidate implements StampedeProtection {

    private final Set<CacheKey> renewing = ConcurrentHashMap.newKeySet();
    private final StampedeProtection inner;
    private final Clock clock;
    private final Background background;

    /** @param inner for values that are not there at all */
    StaleWhileRevalidate(StampedeProtection inner, Clock clock, Background background) {
        this.inner = inner;
        this.clock = clock;
        this.background = background;
    }

    @Override
    public <V> V get(Lookup<V> lookup) {
        Optional<Entry<V>> cached = lookup.look();
        if (cached.isEmpty()) {
            return inner.get(lookup);
        }
        if (isStale(cached.get()) && renewing.add(lookup.key())) {
            renewInBackground(lookup);
        }
        return cached.get().value();
    }

    private void renewInBackground(Lookup<?> lookup) {
        boolean offered = background.offer(() -> {
            try {
                renew(lookup);
            } finally {
                renewing.remove(lookup.key());
            }
        });
        if (!offered) {
            renewing.remove(lookup.key()); // a later request tries again
        }
    }

    /** With a second look: it may have been renewed between our look and our turn. */
    private <V> void renew(Lookup<V> lookup) {
        if (lookup.look().filter(entry -> !isStale(entry)).isEmpty()) {
            lookup.load();
        }
    }

    private boolean isStale(Entry<?> entry) {
        return clock.millis() >= entry.freshUntilMs();
    }
}
