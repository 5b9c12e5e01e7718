package shop.cache;

import io.javalin.Javalin;
import java.time.Clock;
import shop.checkout.HttpPayments;
import shop.checkout.OneTransactionCheckout;
import shop.config.Environment;
import shop.config.Program;
import shop.postgres.Postgres;
import shop.postgres.PostgresSettings;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.JdbcUsers;
import shop.store.SampleData;
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
        Postgres postgres = Postgres.open(PostgresSettings.from(environment));
        Redis redis = Redis.open(redisSettings);
        Database database = new Database(postgres.connections());
        database.use().publish();
        new SampleData(database).fill(environment);

        Javalin server = ShopServer.create(
                new ShopApi(
                        new JdbcUsers(database),
                        new JdbcCatalog(database),
                        new JdbcOrders(database),
                        new OneTransactionCheckout(database, HttpPayments.from(environment), Clock.systemUTC())),
                config -> {});
        Program.atEnd(server::stop, redis, postgres);
        ShopServer.start(server, environment, "step03-redis-cache", postgres.inWords());
    }
}
