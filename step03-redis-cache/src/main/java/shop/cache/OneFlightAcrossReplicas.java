package shop.cache;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import redis.clients.jedis.params.SetParams;

/**
 * Lets one of all replicas load a value: the one that gets a lock in Redis. The others look again until the value is there.
 * The lock expires, so that a replica that dies while it loads holds nobody up for longer; should it only have been slow, two
 * load at the same time, which does no harm. While Redis is away each replica loads for itself.
 *
 * @see <a href="https://redis.io/docs/latest/commands/set/#patterns">The lock pattern of SET</a>
 */
final class OneFlightAcrossReplicas implements StampedeProtection {

    private static final Script RELEASE = Script.of(OneFlightAcrossReplicas.class, "release.lua");

    private final Redis redis;
    private final Duration patience;
    private final Duration pause;

    /**
     * @param patience how long a lock is held and waited for at most: longer than a load usually takes
     * @param pause between two looks of the one who waits
     */
    OneFlightAcrossReplicas(Redis redis, Duration patience, Duration pause) {
        this.redis = redis;
        this.patience = patience;
        this.pause = pause;
    }

    @Override
    public <V> V get(Lookup<V> lookup) {
        String token = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + patience.toNanos();
        do {
            Optional<Entry<V>> cached = lookup.look();
            if (cached.isPresent()) {
                return cached.get().value();
            }
            if (locked(lookup.key(), token)) {
                try {
                    // A second look: another replica may have landed between our look and our lock.
                    return lookup.look().map(Entry::value).orElseGet(lookup::load);
                } finally {
                    release(lookup.key(), token);
                }
            }
        } while (System.nanoTime() < deadline && paused());
        return lookup.load();
    }

    /** Without Redis there is no lock to wait for. */
    private boolean locked(CacheKey key, String token) {
        SetParams ifAbsent = SetParams.setParams().nx().px(patience.toMillis());
        return redis.ask(client -> client.set(key.lock(), token, ifAbsent) != null, true);
    }

    /** Only if it is still ours: it may have expired, and be another replica's by now. */
    private void release(CacheKey key, String token) {
        redis.ask(client -> RELEASE.run(client, List.of(key.lock()), List.of(token)), null);
    }

    /**
     * Looking again now and then is enough for a wait that is short and rare; to be told, each waiter would need a connection
     * of its own. Returns {@code false} if the thread is asked to end.
     */
    private boolean paused() {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
