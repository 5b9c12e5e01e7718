package shop.monolith;

import io.javalin.Javalin;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import shop.checkout.HttpPayments;
import shop.checkout.Payments;
import shop.config.ConfigurationFault;
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

/** Step 1: everything in one process, on one connection to one SQLite database. */
public final class Main {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Main() {}

    public static void main(String[] args) throws Exception {
        Program.run(Main::start);
    }

    private static void start(Environment environment) {
        CheckoutChoice checkout = environment.oneOf("CHECKOUT", CheckoutChoice.ONE_TRANSACTION);
        Optional<String> file = environment.text("SHOP_DB");
        OneConnection connection = open(file);
        Database database = new Database(connection);
        database.use().publish();
        new SampleData(database).fill(SampleData.pastOrders(environment));

        Payments payments = HttpPayments.from(environment);
        Javalin server = ShopServer.create(
                new ShopApi(
                        new JdbcUsers(database),
                        new JdbcCatalog(database),
                        new JdbcOrders(database),
                        checkout.make(database, payments, Clock.systemUTC())),
                config -> {});
        Program.atEnd(server::stop, connection);
        ShopServer.start(
                server, ListenAddress.from(environment), "step01-monolith", "SQLite " + file.orElse("in memory"));
    }

    private static OneConnection open(Optional<String> file) {
        try {
            OneConnection connection =
                    file.isPresent() ? OneConnection.inFile(file.get(), PATIENCE) : OneConnection.inMemory(PATIENCE);
            Schema.createIn(connection);
            return connection;
        } catch (SQLException e) {
            throw new ConfigurationFault(
                    "SHOP_DB: cannot use %s (%s)".formatted(file.orElse("a database in memory"), e.getMessage()), e);
        }
    }
}
