package shop.ops;

import io.javalin.Javalin;
import java.time.Clock;
import shop.cache.Cache;
import shop.cache.CachedShop;
import shop.cache.Redis;
import shop.config.Environment;
import shop.config.Program;
import shop.postgres.Postgres;
import shop.ratelimit.RateLimit;
import shop.store.Database;
import shop.store.SampleData;
import shop.web.ShopApi;
import shop.web.ShopServer;

/** Step 4: the same shop, and what a container asks of a program: health, metrics, logs, a graceful stop. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        Program.run(Main::start);
    }

    private static void start(Environment environment) {
        Settings settings = environment.readAll(Settings::from);
        settings.logFormat().apply();
        Clock clock = Clock.systemUTC();
        Postgres postgres = Postgres.open(settings.postgres());
        Database database = new Database(postgres.connections());
        database.use().publish();
        new SampleData(database).fill(settings.pastOrders());
        Redis redis = Redis.open(settings.redis());
        Cache cache = new Cache(redis, settings.cache(), clock);
        cache.use().publish();

        Metrics metrics = new Metrics("4");
        metrics.observe(postgres.connections());
        metrics.observe(cache.use());
        CachedShop shop = CachedShop.over(database, cache, metrics.measured(settings.payments()), clock);
        ShopApi api = new ShopApi(shop.users(), shop.catalog(), shop.orders(), metrics.counted(shop.checkout()));
        RateLimit rateLimit = new RateLimit(settings.rateLimit(), redis, clock);
        Lifecycle lifecycle = new Lifecycle();
        Health health = new Health(lifecycle, new Probe(new Login(settings.postgres())), new Probe(redis::answers));
        GracefulStop stop = new GracefulStop(settings.stop(), lifecycle);

        Javalin server = ShopServer.create(api, config -> {
            rateLimit.register(config);
            metrics.register(config);
            health.register(config);
        });
        // tag::stop[]
        Program.atEnd(() -> stop.end(server), cache, redis, postgres);
        // end::stop[]
        ShopServer.start(
                server, settings.address(), "step04-docker", postgres.inWords() + ", cache in " + redis.inWords());
    }
}
