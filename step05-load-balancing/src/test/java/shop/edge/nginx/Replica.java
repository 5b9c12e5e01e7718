package shop.edge.nginx;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * A stand-in for a replica of the shop: it records what it is sent and answers with its name, unless told to do something
 * else. Safe for use by many threads.
 */
final class Replica implements AutoCloseable {

    static {
        // Or each answer takes 40 ms: its body waits until the headers, sent before, are acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final String name;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final int port;
    private HttpServer server;
    private volatile Behaviour behaviour;

    /** What arrived, as nginx sent it. */
    record Received(String method, URI uri, Headers headers, int fromPort, int bodyBytes) {

        String header(String name) {
            return headers.getFirst(name);
        }
    }

    @FunctionalInterface
    private interface Behaviour {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** Starts it on a free port. */
    Replica(String name, int port) throws IOException {
        this.name = name;
        this.port = port;
        answersNormally();
        start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    List<Received> received() {
        return received;
    }

    /** How many requests came with this id. */
    long received(String requestId) {
        return received.stream()
                .filter(request -> requestId.equals(request.header("X-Request-Id")))
                .count();
    }

    void answersNormally() {
        answers(200, "application/json", name);
    }

    void answers(int status, String contentType, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        behaviour = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, content.length);
            exchange.getResponseBody().write(content);
        };
    }

    /** It reads each request and closes the connection, as one that dies over it. */
    void dropsRequests() {
        behaviour = exchange -> {};
    }

    /** It says nothing until the returned permits are released, one for each request, and answers then. */
    Semaphore holdsRequests() {
        Semaphore permits = new Semaphore(0);
        Behaviour afterwards = behaviour;
        behaviour = exchange -> {
            permits.acquire();
            afterwards.answer(exchange);
        };
        return permits;
    }

    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 100);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** From now on connections are refused. */
    void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        int body = exchange.getRequestBody().readAllBytes().length;
        received.add(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                exchange.getRemoteAddress().getPort(),
                body));
        try (exchange) {
            behaviour.answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
