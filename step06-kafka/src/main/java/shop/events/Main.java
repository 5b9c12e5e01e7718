package shop.events;

import io.javalin.Javalin;
import java.time.Clock;
import shop.cache.Cache;
import shop.cache.CachedShop;
import shop.cache.Redis;
import shop.checkout.Checkout;
import shop.config.Environment;
import shop.config.Program;
import shop.edge.BearerTokens;
import shop.edge.EdgeSettings;
import shop.edge.SessionApi;
import shop.edge.Sessions;
import shop.edge.UserIds;
import shop.events.log.EventProducer;
import shop.events.log.Outbox;
import shop.events.order.AcceptingCheckout;
import shop.events.order.DualWriteCheckout;
import shop.events.view.ViewBase;
import shop.events.view.ViewedCatalog;
import shop.events.view.ViewedOrders;
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
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.JdbcUsers;
import shop.store.SampleData;
import shop.web.ApiDocs;
import shop.web.ShopApi;
import shop.web.ShopServer;

/** Step 6: the same shop, which accepts orders and leaves the waiting to workers. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        Program.run(Main::start);
    }

    private static void start(Environment environment) {
        EventSettings events = environment.readAll(EventSettings::from);
        EdgeSettings edge = events.edge();
        Settings settings = edge.shop();
        settings.logFormat().apply();
        Clock clock = Clock.systemUTC();

        // This takes longer than any request may.
        try (Postgres unlimited = Postgres.open(settings.postgres())) {
            Database patient = new Database(unlimited.connections());
            boolean filled = new SampleData(patient).fill(settings.pastOrders());
            new ViewBase(patient).begin(filled);
        }
        Postgres postgres = Postgres.open(edge.postgres());
        Database database = new Database(postgres.connections());
        database.use().publish();
        Redis redis = Redis.open(settings.redis());
        Cache cache = new Cache(redis, settings.cache(), clock);
        cache.use().publish();

        Metrics metrics = new Metrics("6");
        metrics.observe(postgres.connections());
        metrics.observe(cache.use());

        // An order is accepted: a short transaction, and no wait for the payment.
        Checkout accepting = checkout(events, database, clock);
        CachedShop shop = CachedShop.over(
                new JdbcUsers(database),
                new ViewedCatalog(new JdbcCatalog(database), database),
                new ViewedOrders(new JdbcOrders(database), database),
                accepting,
                cache);

        Sessions sessions = edge.sessions().open(clock);
        BearerTokens tokens = new BearerTokens(sessions, shop.users());
        SessionApi sessionApi = new SessionApi(sessions, new UserIds(database), tokens);
        ShopApi api = new ShopApi(
                shop.users(),
                shop.catalog(),
                shop.orders(),
                metrics.counted(shop.checkout()),
                edge.sessions().callers(tokens));

        RateLimit rateLimit = new RateLimit(settings.rateLimit(), redis, clock);
        Lifecycle lifecycle = new Lifecycle();
        Health health = new Health(lifecycle, new Probe(new Login(settings.postgres())), new Probe(redis::answers));
        GracefulStop stop = new GracefulStop(settings.stop(), lifecycle);

        Javalin server = ShopServer.create(api, docs(), config -> {
            edge.version().register(config);
            sessionApi.register(config);
            rateLimit.register(config);
            metrics.register(config);
            health.register(config);
        });
        Program.atEnd(() -> stop.end(server), cache, redis, postgres);
        ShopServer.start(
                server, settings.address(), "step06-kafka", postgres.inWords() + ", cache in " + redis.inWords());
    }

    /** The API's description: that of step 5, and what it means that an order is settled later. */
    static ApiDocs docs() {
        return SessionApi.docs(Main.class.getResourceAsStream("orders.openapi.json"));
    }

    private static Checkout checkout(EventSettings events, Database database, Clock clock) {
        return switch (events.publishing()) {
            case OUTBOX -> new AcceptingCheckout(database, new Outbox(clock)::add, clock);
            case DUAL_WRITE ->
                new DualWriteCheckout(
                        new AcceptingCheckout(database, (transaction, event) -> {}, clock),
                        new EventProducer(events.kafka())); // never closed: a stop, too, loses what it has not sent
        };
    }
}
