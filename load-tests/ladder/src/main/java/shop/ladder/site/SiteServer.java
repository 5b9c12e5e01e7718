package shop.ladder.site;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.staticfiles.Location;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Serves the files of a folder to this machine. */
public final class SiteServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Set<String> NAMES = Set.of(HOST, "localhost");
    private static final Set<HandlerType> METHODS = Set.of(HandlerType.GET, HandlerType.HEAD);

    private final Javalin server;

    private SiteServer(Javalin server) {
        this.server = server;
    }

    /** @param port 0 takes a free one */
    public static SiteServer start(Path folder, int port) {
        return new SiteServer(Javalin.create(javalin -> {
                    javalin.startup.showJavalinBanner = false;
                    javalin.staticFiles.add(folder.toString(), Location.EXTERNAL);
                    javalin.routes.before(SiteServer::requireReader);
                })
                .start(HOST, port));
    }

    /** Another name is that of a foreign page, which has it lead to this machine (DNS rebinding). */
    private static void requireReader(Context context) {
        if (!NAMES.contains(context.req().getServerName())) {
            throw new ForbiddenResponse();
        }
        if (!METHODS.contains(context.method())) {
            throw new MethodNotAllowedResponse("Only GET and HEAD", Map.of());
        }
    }

    public URI address() {
        return URI.create("http://" + HOST + ":" + server.port() + "/");
    }

    @Override
    public void close() {
        server.stop();
    }
}
