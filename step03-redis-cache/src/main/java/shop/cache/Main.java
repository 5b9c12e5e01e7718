package shop.cache;

import io.javalin.Javalin;
import java.time.Clock;
import shop.checkout.Checkout;
import shop.checkout.HttpPayments;
import shop.checkout.OneTransactionCheckout;
import shop.config.Environment;
import shop.config.Program;
import shop.postgres.Postgres;
import shop.postgres.PostgresSettings;
import shop.ratelimit.RateLimit;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.JdbcUsers;
import shop.store.SampleData;
import shop.store.Users;
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
        new SampleData(database).fill(environment);

        Redis redis = Redis.open(redisSettings);
        Cache cache = new Cache(redis, cacheSettings, clock);
        cache.use().publish();
        CachedCatalog catalog = new CachedCatalog(new JdbcCatalog(database), cache);
        Users users = new CachedUsers(new JdbcUsers(database), cache);
        Checkout checkout = new InvalidatingCheckout(
                new OneTransactionCheckout(database, HttpPayments.from(environment), clock), catalog);

        RateLimit rateLimit = RateLimit.from(environment, redis, clock);
        Javalin server =
                ShopServer.create(new ShopApi(users, catalog, new JdbcOrders(database), checkout), rateLimit::register);
        Program.atEnd(server::stop, cache, redis, postgres);
        ShopServer.start(
                server, environment, "step03-redis-cache", postgres.inWords() + ", cache in " + redis.inWords());
    }
}
