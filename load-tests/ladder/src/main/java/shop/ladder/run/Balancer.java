package shop.ladder.run;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import shop.engines.Engine;
import shop.engines.nginx.NginxEngine;
import shop.engines.nginx.ShopTraffic;
import shop.engines.process.ProcessGuard;

/** nginx in front of the copies of a shop, with the configuration of step 5. Not safe for use by several threads. */
final class Balancer implements AutoCloseable {

    private static final String TEMPLATE = "step05-load-balancing/nginx/nginx.conf.template";

    private final ProcessGuard guard;
    private final Path template;
    private final int port;
    private ShopTraffic traffic;
    private NginxEngine nginx;

    /**
     * @param home the checkout's root folder
     * @param port where it listens
     */
    Balancer(ProcessGuard guard, Path home, int port) {
        this.guard = guard;
        this.template = home.resolve(TEMPLATE);
        this.port = port;
    }

    /** Starts it in front of copies at these addresses, which need not run yet. */
    void start(List<URI> copies) {
        traffic = ShopTraffic.to(copies);
        nginx = new NginxEngine(guard, port, template, traffic.variables());
        nginx.start();
    }

    /** Sends what comes from now on where this says. No request is lost. */
    void send(ShopTraffic newTraffic) {
        nginx.reload(newTraffic.variables());
        traffic = newTraffic;
    }

    /** Who gets the requests now. */
    ShopTraffic traffic() {
        return traffic;
    }

    Engine engine() {
        return nginx;
    }

    /** What it writes about requests: a JSON object a line. */
    Path accessLog() {
        return nginx.accessLog();
    }

    @Override
    public void close() {
        if (nginx != null) {
            nginx.close();
        }
    }
}
