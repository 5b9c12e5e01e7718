package shop.cache;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Lets one request in this process load a value; those who ask for it meanwhile wait for that one's answer, or share its
 * failure. Go's {@code singleflight} made the name known.
 */
final class OneFlight implements StampedeProtection {

    private final ConcurrentMap<String, CompletableFuture<Object>> flights = new ConcurrentHashMap<>();
    private final StampedeProtection inner;

    /** @param inner is asked by the one who flies; it looks into the cache once more */
    OneFlight(StampedeProtection inner) {
        this.inner = inner;
    }

    @Override
    public <V> V get(Lookup<V> lookup) {
        Optional<Entry<V>> cached = lookup.look();
        if (cached.isPresent()) {
            return cached.get().value();
        }
        String version = lookup.version();
        CompletableFuture<Object> mine = new CompletableFuture<>();
        CompletableFuture<Object> others = flights.putIfAbsent(version, mine);
        return others == null ? fly(lookup, version, mine) : OneFlight.<V>waitFor(others);
    }

    private <V> V fly(Lookup<V> lookup, String version, CompletableFuture<Object> flight) {
        try {
            // With a second look: an earlier flight may have landed between our look and our start.
            V value = inner.get(lookup);
            flight.complete(value);
            return value;
        } catch (Throwable failure) {
            flight.completeExceptionally(failure);
            throw failure;
        } finally {
            flights.remove(version, flight);
        }
    }

    /** A flight of this version has this lookup's type of value. */
    @SuppressWarnings("unchecked")
    private static <V> V waitFor(CompletableFuture<Object> flight) {
        try {
            return (V) flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
