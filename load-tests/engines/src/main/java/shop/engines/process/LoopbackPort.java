package shop.engines.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import shop.engines.EngineFailed;

/** Finds TCP ports on 127.0.0.1. */
public final class LoopbackPort {

    /**
     * Below the ports that systems give to outgoing connections (from 32768 on Linux): a client's connection cannot
     * take the port of a server that is down for a moment.
     */
    private static final int FIRST = 20_000;

    private static final int COUNT = 10_000;

    private LoopbackPort() {}

    /** A port on which nothing listens now; another program may still take it before the caller does. */
    public static int free() {
        int start = ThreadLocalRandom.current().nextInt(COUNT);
        return IntStream.range(0, COUNT)
                .map(i -> FIRST + (start + i) % COUNT)
                .filter(LoopbackPort::isFree)
                .findFirst()
                .orElseThrow(() -> new EngineFailed("No free port from " + FIRST + " to " + (FIRST + COUNT - 1)
                        + ": stop programs that listen there"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
