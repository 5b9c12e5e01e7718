package shop.cache;

import io.javalin.Javalin;
import java.time.Clock;
import shop.checkout.HttpPayments;
import shop.config.Environment;
import shop.config.Program;
import shop.postgres.Postgres;
import shop.postgres.PostgresSettings;
import shop.ratelimit.RateLimit;
import shop.ratelimit.RateLimitSettings;
import shop.store.Database;
import shop.store.SampleData;
import shop.web.ListenAddress;
import shop.web.ShopApi;
import shop.web.ShopServer;

/** Step 3: the same shop on Postgres, with a cache in front of what is read often. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        Program.run(Main::start);
    }

    private static void start(Environment environment) {
        RedisSettings redisSettings = RedisSettings.from(environment);
        CacheSettings cacheSettings = CacheSettings.from(environment);
        Clock clock = Clock.systemUTC();
        Postgres postgres = Postgres.open(PostgresSettings.from(environment));
        Database database = new Database(postgres.connections());
        database.use().publish();
        new SampleData(database).fill(SampleData.pastOrders(environment));

        Redis redis = Redis.open(redisSettings);
        Cache cache = new Cache(redis, cacheSettings, clock);
        cache.use().publish();
        CachedShop shop = CachedShop.over(database, cache, HttpPayments.from(environment), clock);

        RateLimit rateLimit = new RateLimit(RateLimitSettings.from(environment), redis, clock);
        Javalin server = ShopServer.create(
                new ShopApi(shop.users(), shop.catalog(), shop.orders(), shop.checkout()), rateLimit::register);
        Program.atEnd(server::stop, cache, redis, postgres);
        ShopServer.start(
                server,
                ListenAddress.from(environment),
                "step03-redis-cache",
                postgres.inWords() + ", cache in " + redis.inWords());
    }
}
