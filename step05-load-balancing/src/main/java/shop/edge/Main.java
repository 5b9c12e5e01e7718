package shop.edge;

import io.javalin.Javalin;
import java.time.Clock;
import java.util.List;
import shop.cache.Cache;
import shop.cache.CachedShop;
import shop.cache.Redis;
import shop.checkout.Checkout;
import shop.config.Environment;
import shop.config.Program;
import shop.ops.GracefulStop;
import shop.ops.Health;
import shop.ops.Lifecycle;
import shop.ops.Login;
import shop.ops.Metrics;
import shop.ops.Probe;
import shop.ops.Settings;
import shop.postgres.Postgres;
import shop.ratelimit.RateLimit;
import shop.store.Database;
import shop.store.SampleData;
import shop.web.ShopApi;
import shop.web.ShopServer;

/** Step 5: the same shop, made to run many times behind a load balancer. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        Program.run(Main::start);
    }

    private static void start(Environment environment) {
        EdgeSettings edge = environment.readAll(EdgeSettings::from);
        Settings settings = edge.shop();
        settings.logFormat().apply();
        Clock clock = Clock.systemUTC();

        // This takes longer than any request may.
        try (Postgres unlimited = Postgres.open(settings.postgres())) {
            new SampleData(new Database(unlimited.connections())).fill(settings.pastOrders());
        }
        Postgres postgres = Postgres.open(edge.postgres());
        Database database = new Database(postgres.connections());
        database.use().publish();
        Redis redis = Redis.open(settings.redis());
        Cache cache = new Cache(redis, settings.cache(), clock);
        cache.use().publish();

        Metrics metrics = new Metrics("5");
        metrics.observe(postgres.connections());
        metrics.observe(cache.use());

        // A payment provider in trouble does not take the shop along.
        // tag::resilience[]
        PaymentBreaker breaker = new PaymentBreaker(edge.resilience(), clock);
        ResilientPayments payments =
                new ResilientPayments(metrics.measured(settings.payments()), breaker, edge.resilience());
        CachedShop shop = CachedShop.over(database, cache, payments, clock);
        BulkheadCheckout bulkhead =
                new BulkheadCheckout(shop.checkout(), edge.resilience().concurrency(), edge.placePatience());
        List.of(breaker, payments, bulkhead).forEach(metrics::observe);
        Checkout checkout = metrics.counted(new FailFastCheckout(bulkhead, breaker));
        // end::resilience[]

        // Who is logged in, no replica has to remember.
        Sessions sessions = edge.sessions().open(clock);
        BearerTokens tokens = new BearerTokens(sessions, shop.users());
        SessionApi sessionApi = new SessionApi(sessions, new UserIds(database), tokens);
        ShopApi api = new ShopApi(
                shop.users(),
                shop.catalog(),
                shop.orders(),
                checkout,
                edge.sessions().callers(tokens));

        RateLimit rateLimit = new RateLimit(settings.rateLimit(), redis, clock);
        Lifecycle lifecycle = new Lifecycle();
        Health health = new Health(lifecycle, new Probe(new Login(settings.postgres())), new Probe(redis::answers));
        GracefulStop stop = new GracefulStop(settings.stop(), lifecycle);

        Javalin server = ShopServer.create(api, SessionApi.docs(), config -> {
            edge.version().register(config);
            sessionApi.register(config);
            rateLimit.register(config);
            metrics.register(config);
            health.register(config);
        });
        Program.atEnd(() -> stop.end(server), cache, redis, postgres);
        ShopServer.start(
                server,
                settings.address(),
                "step05-load-balancing",
                postgres.inWords() + ", cache in " + redis.inWords());
    }
}
