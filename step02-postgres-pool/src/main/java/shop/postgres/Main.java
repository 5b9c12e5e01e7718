package shop.postgres;

import io.javalin.Javalin;
import java.time.Clock;
import shop.checkout.HttpPayments;
import shop.checkout.OneTransactionCheckout;
import shop.checkout.Payments;
import shop.config.Environment;
import shop.config.Program;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.JdbcUsers;
import shop.store.SampleData;
import shop.web.ListenAddress;
import shop.web.ShopApi;
import shop.web.ShopServer;

/** Step 2: the same shop on Postgres, with a pool of connections in place of the one. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        Program.run(Main::start);
    }

    private static void start(Environment environment) {
        // tag::database[]
        Postgres postgres = Postgres.open(PostgresSettings.from(environment));
        Database database = new Database(postgres.connections());
        // end::database[]
        database.use().publish();
        new SampleData(database).fill(SampleData.pastOrders(environment));

        Payments payments = HttpPayments.from(environment);
        Javalin server = ShopServer.create(
                new ShopApi(
                        new JdbcUsers(database),
                        new JdbcCatalog(database),
                        new JdbcOrders(database),
                        new OneTransactionCheckout(database, payments, Clock.systemUTC())),
                config -> {});
        Program.atEnd(server::stop, postgres);
        ShopServer.start(server, ListenAddress.from(environment), "step02-postgres-pool", postgres.inWords());
    }
}
