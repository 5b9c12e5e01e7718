package shop.cache;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import shop.cache.CacheSettings.Protection;
import shop.model.Bestseller;
import shop.model.Product;
import shop.model.User;

/** The shop's cache in Redis: which values there are, how long they live, and what protects them. */
public final class Cache implements AutoCloseable {

    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOCK_PAUSE = Duration.ofMillis(20);

    private final DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    private final Background background = new Background();
    private final Redis redis;
    private final CacheSettings settings;
    private final Clock clock;
    private final CacheUse use;
    private final Invalidations invalidations;

    public Cache(Redis redis, CacheSettings settings, Clock clock) {
        this.redis = redis;
        this.settings = settings;
        this.clock = clock;
        this.use = new CacheUse(redis::unanswered);
        this.invalidations = new Invalidations(redis, background);
    }

    /** What became of the lookups so far. */
    public CacheUse use() {
        return use;
    }

    CachedValues<Optional<Product>> products() {
        return rows("product", new TypeReference<>() {});
    }

    CachedValues<Optional<User>> users() {
        return rows("user", new TypeReference<>() {});
    }

    CachedValues<List<Bestseller>> bestsellers() {
        boolean serveStale = settings.protection() == Protection.STALE_WHILE_REVALIDATE;
        Duration stale = serveStale ? settings.bestsellersTtl() : Duration.ZERO;
        return values("bestsellers", new TypeReference<>() {}, settings.bestsellersTtl(), stale, hotKeyProtection());
    }

    /** Gives up what is under way in the background. */
    @Override
    public void close() {
        background.close();
    }

    private <V> CachedValues<V> rows(String kind, TypeReference<Entry<V>> type) {
        return values(kind, type, settings.ttl(), Duration.ZERO, new OneFlight(new NoProtection()));
    }

    private <V> CachedValues<V> values(
            String kind, TypeReference<Entry<V>> type, Duration ttl, Duration stale, StampedeProtection protection) {
        Lifetime lifetime = new Lifetime(ttl, settings.jitter(), stale);
        Entries<V> entries = new Entries<>(redis, invalidations, new EntryFormat<>(type), lifetime, clock, random);
        return new CachedValues<>(kind, entries, invalidations, protection, background, use);
    }

    private StampedeProtection hotKeyProtection() {
        StampedeProtection oneFlight = new OneFlight(new NoProtection());
        return switch (settings.protection()) {
            case NONE -> new NoProtection();
            case ONE_FLIGHT -> oneFlight;
            case ONE_FLIGHT_ACROSS_REPLICAS ->
                new OneFlight(new OneFlightAcrossReplicas(redis, LOCK_PATIENCE, LOCK_PAUSE));
            case EARLY_EXPIRATION -> new EarlyExpiration(oneFlight, clock, random);
            case STALE_WHILE_REVALIDATE -> new StaleWhileRevalidate(oneFlight, clock, background);
        };
    }
}
