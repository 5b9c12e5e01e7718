package shop.ladder.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import picocli.CommandLine.Model.CommandSpec;

/** Looks at the TCP ports of this machine. */
final class Ports {

    private Ports() {}

    /** Whether a program could listen there now; port 0 stands for any port. */
    static boolean canListen(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws CannotStart if another program has it */
    static void requireFree(int port, CommandSpec command) {
        Ranges.require("--port", port, 65_535, command);
        if (!canListen(port)) {
            throw new CannotStart(
                    command,
                    "Port %d is in use: stop the program that has it, or choose another with --port".formatted(port));
        }
    }
}
