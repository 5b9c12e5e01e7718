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
        return cached.isPresent() ? cached.get().value() : loadedByOne(lookup);
    }

    private <V> V loadedByOne(Lookup<V> lookup) {
        // exercise 3.2: begin
        String version = lookup.version();
        CompletableFuture<Object> mine = new CompletableFuture<>();
        CompletableFuture<Object> others = flights.putIfAbsent(version, mine);
        if (others != null) {
            return waitFor(others);
        }
        try {
            // With a second look: an earlier flight may have landed between our look and our start.
            V value = inner.get(lookup);
            mine.complete(value);
            return value;
        } catch (Throwable failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            flights.remove(version, mine);
        }
        // exercise 3.2: end
        // starter: return inner.get(lookup); // everybody who found nothing asks the source
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
