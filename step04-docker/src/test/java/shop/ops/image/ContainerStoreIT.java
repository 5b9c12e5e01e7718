package shop.ops.image;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.testcontainers.containers.GenericContainer;
import shop.cache.Cache;
import shop.cache.CacheSettings;
import shop.cache.CacheSettings.Protection;
import shop.cache.CachedShop;
import shop.cache.Redis;
import shop.cache.RedisSettings;
import shop.postgres.Postgres;
import shop.postgres.PostgresSettings;
import shop.store.Catalog;
import shop.store.CatalogContract;
import shop.store.Database;
import shop.store.Query;
import shop.store.StoreContract;
import shop.store.Users;
import shop.store.UsersContract;

/** The contracts of the store on the images that the compose file names. */
@NeedsDocker
class ContainerStoreIT extends StoreContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Containers containers;
    private static String url;
    private static Postgres postgres;
    private static Database database;
    private static Database behindTheCache;
    private static Redis redis;
    private static Cache cache;
    private static CachedShop cached;

    @BeforeAll
    static void startServices() {
        containers = new Containers();
        GenericContainer<?> server = containers.startPostgres();
        url = "jdbc:postgresql://127.0.0.1:%d/shop?user=shop&password=%s"
                .formatted(server.getMappedPort(5432), Containers.PASSWORD);
        postgres = open(url, 5);
        database = new Database(postgres.connections());
        int port = containers.startRedis().getMappedPort(6379);
        redis = Redis.open(new RedisSettings(URI.create("redis://127.0.0.1:" + port), PATIENCE, 16));
        var settings = new CacheSettings(
                Duration.ofMinutes(5), Duration.ofMinutes(1), 0.1, Protection.ONE_FLIGHT_ACROSS_REPLICAS);
        cache = new Cache(redis, settings, Clock.systemUTC());
        behindTheCache = inSchemaOfItsOwn();
        cached = CachedShop.over(behindTheCache, cache, (amount, key) -> "charge", Clock.systemUTC());
    }

    @AfterAll
    static void stopServices() {
        cache.close();
        redis.close();
        postgres.close();
        containers.close();
    }

    @Override
    protected Database database() {
        return database;
    }

    @Override
    protected Database emptyDatabase() {
        return inSchemaOfItsOwn();
    }

    @Nested
    class CachedCatalogTest extends CatalogContract {
        @Override
        protected Database database() {
            return behindTheCache;
        }

        @Override
        protected Catalog catalog() {
            return cached.catalog();
        }
    }

    @Nested
    class CachedUsersTest extends UsersContract {
        @Override
        protected Users users() {
            return cached.users();
        }
    }

    private static Database inSchemaOfItsOwn() {
        String schema = "sample" + System.nanoTime();
        database.query(connection -> new Query("CREATE SCHEMA " + schema).update(connection));
        return new Database(open(url + "&currentSchema=" + schema, 0).connections());
    }

    private static Postgres open(String url, int poolSize) {
        return Postgres.open(new PostgresSettings(url, poolSize, PATIENCE, Duration.ofSeconds(60)));
    }
}
