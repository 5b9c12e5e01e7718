package shop.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.config.ConfigurationFault;
import shop.config.Environment;

/** The web server of a shop: the defaults, the API and its description, and what a later step adds. */
public final class ShopServer {

    private static final Logger LOG = LoggerFactory.getLogger(ShopServer.class);

    private ShopServer() {}

    /** A server with the shop's routes that is not started yet. */
    public static Javalin create(ShopApi api, Consumer<JavalinConfig> more) {
        return Javalin.create(config -> {
            HttpDefaults.applyTo(config);
            api.register(config);
            ApiDocs.register(config);
            more.accept(config);
        });
    }

    /**
     * Starts a server on {@code SHOP_HOST} and {@code PORT} (127.0.0.1 and 8080; port 0 takes a free one) and says so.
     *
     * @param program what it calls itself in that line
     * @param store where the data are, for people
     * @throws ConfigurationFault if it cannot listen there
     */
    public static void start(Javalin server, Environment environment, String program, String store) {
        String host = environment.text("SHOP_HOST").orElse("127.0.0.1");
        int port = environment.integer("PORT", 8080, 0, 65_535);
        try {
            server.start(host, port);
        } catch (JavalinBindException e) {
            throw new ConfigurationFault(
                    "cannot listen on %s:%d: set PORT to a free port and SHOP_HOST to an address of this machine"
                            .formatted(host, port),
                    e);
        }
        LOG.info(
                "{} listens on http://{}:{} (API at /docs), data in {}, requests on {} threads",
                program,
                host,
                server.port(),
                store,
                threadKind());
    }

    /** Virtual threads are there from JDK 21 on; this is compiled for 17. */
    private static String threadKind() {
        return Runtime.version().feature() >= 21 ? "virtual" : "platform";
    }
}
