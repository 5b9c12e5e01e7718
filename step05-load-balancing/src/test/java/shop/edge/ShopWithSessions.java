package shop.edge;

import io.javalin.Javalin;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import shop.checkout.OneTransactionCheckout;
import shop.config.SettableClock;
import shop.edge.SessionSettings.Auth;
import shop.edge.SessionSettings.Storage;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.JdbcUsers;
import shop.web.RunningShop;
import shop.web.ShopApi;
import shop.web.ShopServer;

/** A shop in this process in which one can log in, and has to for orders. */
record ShopWithSessions(Clock clock) {

    static final String SECRET = "a-secret-of-tests-with-32-bytes-or-more";

    ShopWithSessions() {
        this(new SettableClock());
    }

    RunningShop open() throws SQLException {
        return new RunningShop(this::server);
    }

    private Javalin server(Database database) {
        SessionSettings settings =
                new SessionSettings(Auth.REQUIRED, Storage.TOKEN, new SessionSecrets(List.of(SECRET)));
        Sessions sessions = settings.open(clock);
        JdbcUsers users = new JdbcUsers(database);
        BearerTokens tokens = new BearerTokens(sessions, users);
        ShopApi api = new ShopApi(
                users,
                new JdbcCatalog(database),
                new JdbcOrders(database),
                new OneTransactionCheckout(database, (amountCents, key) -> "charge of " + amountCents, clock),
                settings.callers(tokens));
        return ShopServer.create(
                api, SessionApi.docs(), new SessionApi(sessions, new UserIds(database), tokens)::register);
    }
}
