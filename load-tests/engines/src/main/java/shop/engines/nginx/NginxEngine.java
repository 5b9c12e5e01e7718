package shop.engines.nginx;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.engines.EngineFailed;
import shop.engines.process.ChildProcess;
import shop.engines.process.ProcessEngine;
import shop.engines.process.ProcessGuard;
import shop.engines.program.LocalProgram;
import shop.engines.program.ProgramFinder;

/**
 * An nginx with a configuration made from a template. It listens on 127.0.0.1 only. Its address is an HTTP base URL.
 *
 * <p>The values for the template's placeholders are given by the caller, but for three that say where it runs:
 * {@code LISTEN} (address and port), {@code RUN_DIR} (a folder for what it writes) and {@code ACCESS_LOG} (a file).
 */
public final class NginxEngine extends ProcessEngine {

    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /** Longer than any request may take. */
    private static final Duration RELOAD_LIMIT = Duration.ofSeconds(60);

    private static final Duration POLL = Duration.ofMillis(10);
    private static final int CONNECT_LIMIT_MS = 1_000;
    private static final String CONFIGURATION = "nginx.conf";
    private static final String NEW_CONFIGURATION = "nginx.conf.new";
    private static final String ACCESS_LOG = "access.log";
    private static final String RUN_FOLDER = "run";

    private final ProcessGuard guard;
    private final int port;
    private final NginxTemplate template;
    private final Map<String, String> variables;
    private Path home;
    private String program;
    private List<ProcessHandle> workers = List.of();

    /**
     * @param guard ends the server should this program die first
     * @param port of 127.0.0.1
     * @param template a file with placeholders, as the official image of nginx takes it
     * @param variables their values
     */
    public NginxEngine(ProcessGuard guard, int port, Path template, Map<String, String> variables) {
        super("nginx", guard);
        this.guard = guard;
        this.port = port;
        this.template = new NginxTemplate(template);
        this.variables = Map.copyOf(variables);
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Where it logs requests, if its template says so; there is such a file once it is started. */
    public Path accessLog() {
        if (home == null) {
            throw new IllegalStateException("nginx is not started");
        }
        return home.resolve(ACCESS_LOG);
    }

    /**
     * Has it go by other values from now on. No request is lost. When this returns, each request that came before is
     * answered and every new one is served by the new configuration.
     *
     * @throws EngineFailed if nginx refuses the new configuration, or still has workers of the old one after a minute;
     *     it goes on serving either way
     */
    public void reload(Map<String, String> variables) {
        List<ProcessHandle> old = process().children().toList();
        configure(variables);
        run("nginx-reload", "-s", "reload");
        awaitEnd(old);
        workers = process().children().toList();
    }

    @Override
    protected void prepare(Path folder) {
        home = folder;
        program = new ProgramFinder(guard).find(LocalProgram.NGINX, folder);
        try {
            Files.createDirectory(folder.resolve(RUN_FOLDER));
        } catch (IOException e) {
            throw new EngineFailed("Cannot prepare nginx in " + folder + ": " + e.getMessage(), e);
        }
        configure(variables);
    }

    @Override
    protected ChildProcess launch(Path folder) {
        endOrphans();
        ChildProcess master = guard.start(name(), command(CONFIGURATION), Map.of(), folder);
        master.awaitReady(() -> master.handle().children().findAny().isPresent() && accepts(), START_LIMIT);
        workers = master.handle().children().toList();
        return master;
    }

    /** Lets it answer the requests in flight. SIGTERM would cut them off. */
    @Override
    protected void shutDown(ChildProcess master, Path folder) {
        try {
            run("nginx-quit", "-s", "quit");
            master.awaitSuccess(STOP_LIMIT);
        } catch (EngineFailed e) {
            // Requests that are not answered by now are given up.
            super.shutDown(master, folder);
        }
    }

    @Override
    protected void giveBack(Path folder) {
        endOrphans();
    }

    /** Workers outlive a master that crashes, and hold its port. */
    private void endOrphans() {
        workers.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(workers);
    }

    private void configure(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("LISTEN", "127.0.0.1:" + port);
        all.put("RUN_DIR", RUN_FOLDER);
        all.put("ACCESS_LOG", ACCESS_LOG);
        String configuration = template.render(all);
        try {
            Path candidate = Files.writeString(home.resolve(NEW_CONFIGURATION), configuration);
            check();
            Files.move(candidate, home.resolve(CONFIGURATION), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new EngineFailed("Cannot configure nginx in " + home + ": " + e.getMessage(), e);
        }
    }

    private void check() {
        List<String> test = command(NEW_CONFIGURATION, "-t", "-q");
        ChildProcess checking = guard.start("nginx-test", test, Map.of(), home);
        try {
            checking.awaitSuccess(COMMAND_LIMIT);
        } catch (EngineFailed e) {
            String reason = e.details()
                    .lines()
                    .filter(line -> line.contains("[emerg]"))
                    .reduce((first, last) -> last)
                    .orElse(e.getMessage());
            throw new EngineFailed("nginx refuses its configuration: " + reason, e, e.details());
        }
    }

    private void run(String name, String... arguments) {
        guard.start(name, command(CONFIGURATION, arguments), Map.of(), home).awaitSuccess(COMMAND_LIMIT);
    }

    private List<String> command(String configuration, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program, "-p", home.toString(), "-e", "stderr"));
        command.addAll(List.of("-c", configuration, "-g", "daemon off;" + user()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Workers of a master that is root become another user, who may not even enter this folder: they stay root. */
    private String user() {
        try {
            PosixFileAttributes folder = Files.readAttributes(home, PosixFileAttributes.class);
            boolean root = folder.owner().getName().equals("root");
            return root ? " user root " + folder.group().getName() + ";" : "";
        } catch (IOException e) {
            throw new EngineFailed("Cannot read who owns " + home + ": " + e.getMessage(), e);
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_LIMIT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        long deadline = System.nanoTime() + RELOAD_LIMIT.toNanos();
        try {
            // Java itself looks only every third of a second for the end of a process that it did not start.
            while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
                if (System.nanoTime() > deadline) {
                    throw new EngineFailed("nginx still has old workers after " + RELOAD_LIMIT.toSeconds() + " s");
                }
                Thread.sleep(POLL.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailed("Interrupted while waiting for nginx's workers", e);
        }
    }
}
