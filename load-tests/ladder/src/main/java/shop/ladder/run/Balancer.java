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

    Balancer(ProcessGuard guard, Path home, int port) {
        this.guard = guard;
        this.template = home.resolve(TEMPLATE);
        this.port = port;
    }

    /** Starts it in front of these copies. */
    void start(List<Replica> replicas) {
        nginx = new NginxEngine(guard, port, template, variables(replicas));
        nginx.start();
    }

    Engine engine() {
        return nginx;
    }

    private Map<String, String> variables(List<Replica> replicas) {
        return Map.of("SHOP_SERVERS", servers(replicas));
    }

    private static String servers(List<Replica> replicas) {
        return replicas.stream()
                .map(Replica::url)
                .map(URI::getAuthority)
                .map(authority -> "server " + authority + ";")
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        if (nginx != null) {
            nginx.close();
        }
    }
}
