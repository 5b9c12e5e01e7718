package shop.ladder.run;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shop.engines.Engine;
import shop.engines.nginx.NginxEngine;
import shop.engines.process.ProcessGuard;

/** nginx in front of the copies of a shop, with the configuration of step 5. Not safe for use by several threads. */
final class Balancer implements AutoCloseable {

    private static final String TEMPLATE = "step05-load-balancing/nginx/nginx.conf.template";

    private final ProcessGuard guard;
    private final Path template;
    private final int port;
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
        nginx = new NginxEngine(guard, port, template, Map.of("SHOP_SERVERS", servers(copies)));
        nginx.start();
    }

    /** Sends all that comes from now on to these copies. No request is lost. */
    void sendTo(List<Replica> copies) {
        nginx.reload(Map.of("SHOP_SERVERS", servers(addresses(copies))));
    }

    Engine engine() {
        return nginx;
    }

    private static List<URI> addresses(List<Replica> copies) {
        return copies.stream().map(Replica::url).toList();
    }

    private static String servers(List<URI> copies) {
        return copies.stream()
                .map(copy -> "server " + copy.getAuthority() + ";")
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        if (nginx != null) {
            nginx.close();
        }
    }
}
