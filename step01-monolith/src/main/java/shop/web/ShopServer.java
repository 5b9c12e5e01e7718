package shop.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.config.ConfigurationFault;

/** The web server of a shop: the defaults, the API and its description, and what a later step adds. */
public final class ShopServer {

    private static final Logger LOG = LoggerFactory.getLogger(ShopServer.class);

    private ShopServer() {}

    /** A server with the shop's routes that is not started yet. */
    public static Javalin create(ShopApi api, Consumer<JavalinConfig> more) {
        return create(api, new ApiDocs(), more);
    }

    /** @param docs describes the shop's calls and those that {@code more} adds for its customers */
    public static Javalin create(ShopApi api, ApiDocs docs, Consumer<JavalinConfig> more) {
        return create(config -> {
            api.register(config);
            docs.register(config);
            more.accept(config);
        });
    }

    /** A server with the defaults and these routes, that is not started yet. */
    public static Javalin create(Consumer<JavalinConfig> routes) {
        return Javalin.create(config -> {
            HttpDefaults.applyTo(config);
            routes.accept(config);
        });
    }

    /**
     * Starts a server and says so.
     *
     * @param program what it calls itself in that line
     * @param store where the data are, for people
     * @throws ConfigurationFault if it cannot listen there
     */
    public static void start(Javalin server, ListenAddress address, String program, String store) {
        listen(server, address);
        LOG.info(
                "{} listens on http://{}:{} (API at /docs), data in {}, requests on {} threads",
                program,
                address.host(),
                server.port(),
                store,
                threadKind());
    }

    /**
     * Starts a server.
     *
     * @throws ConfigurationFault if it cannot listen there
     */
    public static void listen(Javalin server, ListenAddress address) {
        try {
            server.start(address.host(), address.port());
        } catch (JavalinBindException e) {
            throw new ConfigurationFault(
                    "cannot listen on %s:%d: set PORT to a free port and SHOP_HOST to an address of this machine"
                            .formatted(address.host(), address.port()),
                    e);
        }
    }

    /** Virtual threads are there from JDK 21 on; this is compiled for 17. */
    private static String threadKind() {
        return Runtime.version().feature() >= 21 ? "virtual" : "platform";
    }
}
