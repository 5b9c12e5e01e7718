package shop.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import shop.checkout.OneTransactionCheckout;
import shop.checkout.Payments;
import shop.monolith.InMemory;
import shop.monolith.OneConnection;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.JdbcUsers;

/** A shop that listens on a free port, with a SQLite database of its own, and a client for it. */
public final class RunningShop implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OneConnection connection;
    private final Javalin server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public RunningShop(Payments payments) throws SQLException {
        this(payments, config -> {});
    }

    /** @param more adds to the server, as a later step would */
    public RunningShop(Payments payments, Consumer<JavalinConfig> more) throws SQLException {
        this(database -> ShopServer.create(
                new ShopApi(
                        new JdbcUsers(database),
                        new JdbcCatalog(database),
                        new JdbcOrders(database),
                        new OneTransactionCheckout(database, payments, Clock.systemUTC())),
                more));
    }

    /** @param program a server that is not started yet */
    public RunningShop(Function<Database, Javalin> program) throws SQLException {
        connection = InMemory.shop();
        server = program.apply(new Database(connection));
        server.start("127.0.0.1", 0);
    }

    /** Payments for tests in which nothing may be charged. */
    public static Payments noPayments() {
        return (amountCents, key) -> {
            throw new AssertionError("nothing may be charged here");
        };
    }

    public int port() {
        return server.port();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> post(String path, String json, String... headers)
            throws IOException, InterruptedException {
        var request = request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    public static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    @Override
    public void close() throws SQLException {
        server.stop();
        connection.close();
    }
}
