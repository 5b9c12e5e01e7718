package shop.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import shop.checkout.OneTransactionCheckout;
import shop.checkout.Payments;
import shop.monolith.OneConnection;
import shop.monolith.Schema;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.JdbcUsers;

/** A real shop on a free port, on a SQLite database of its own. */
final class ShopServer implements AutoCloseable {
    private final OneConnection connection;
    private final Javalin app;

    ShopServer(Payments payments, Consumer<JavalinConfig> more) throws SQLException {
        connection = OneConnection.inMemory(Duration.ofSeconds(2));
        Schema.createIn(connection);
        var database = new Database(connection);
        var api = new ShopApi(
                new JdbcUsers(database),
                new JdbcCatalog(database),
                new JdbcOrders(database),
                new OneTransactionCheckout(database, payments, Clock.systemUTC()));
        app = Javalin.create(config -> {
            HttpDefaults.applyTo(config);
            api.register(config);
            ApiDocs.register(config);
            more.accept(config);
        });
        app.start("127.0.0.1", 0);
    }

    int port() {
        return app.port();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    @Override
    public void close() throws SQLException {
        app.stop();
        connection.close();
    }
}
