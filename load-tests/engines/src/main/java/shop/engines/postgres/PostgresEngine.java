package shop.engines.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.engines.EngineFailed;
import shop.engines.process.ChildProcess;
import shop.engines.process.ProcessEngine;
import shop.engines.process.ProcessGuard;

/**
 * A Postgres server with durable settings and an empty database {@code shop}, which belongs to the user {@code shop}.
 * It listens on 127.0.0.1 only. Its address is a JDBC URL with user and password.
 */
public final class PostgresEngine extends ProcessEngine {

    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    /** How long the processes of a killed server may take to notice and end. */
    private static final Duration ORPHANS_LIMIT = Duration.ofSeconds(10);

    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 100

            # What was committed is on the disk.
            fsync = on
            synchronous_commit = on
            full_page_writes = on

            # One request costs one core, so that its cost can be measured.
            max_parallel_workers_per_gather = 0
            jit = off
            """;

    private final PostgresBinaries binaries;
    private final int port;
    private final String superuserPassword = UUID.randomUUID().toString();
    private final ProcessGuard guard;

    /** @param guard ends the server should this program die first */
    public PostgresEngine(ProcessGuard guard) {
        super("postgres", guard);
        this.guard = guard;
        this.port = guard.freePort();
        this.binaries = new PostgresBinaries(guard);
    }

    @Override
    public String address() {
        return url("shop", "shop", "shop");
    }

    @Override
    public void start() {
        super.start();
        try (Connection connection = connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER shop PASSWORD 'shop'");
            statement.execute("CREATE DATABASE shop OWNER shop");
        } catch (SQLException e) {
            throw new EngineFailed("Cannot create the database shop: " + e.getMessage(), e);
        }
    }

    @Override
    protected void prepare(Path folder) {
        Path data = data(folder);
        try {
            Path passwordFile = Files.writeString(folder.resolve("password"), superuserPassword);
            run(
                    folder,
                    "initdb",
                    "--username=postgres",
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    // Nothing to lose yet.
                    "--no-sync",
                    "--pgdata=" + data);
            Files.delete(passwordFile);
            Files.writeString(
                    data.resolve("postgresql.conf"), SETTINGS + "port = " + port + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new EngineFailed("Cannot prepare Postgres in " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    protected ChildProcess launch(Path folder) {
        long deadline = System.nanoTime() + ORPHANS_LIMIT.toNanos();
        while (true) {
            ChildProcess postmaster =
                    begin(folder, "postgres", "-D", data(folder).toString());
            try {
                postmaster.awaitReady(this::answers, START_LIMIT);
                return postmaster;
            } catch (EngineFailed e) {
                // A crashed server's last processes still hold its shared memory: they end on their own.
                boolean orphans = e.details().contains("shared memory block");
                if (!orphans || System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    /** The "fast" shutdown: sessions are ended. SIGTERM would wait for them. */
    @Override
    protected void shutDown(ChildProcess postmaster, Path folder) {
        try {
            run(folder, "pg_ctl", "stop", "--mode=fast", "--pgdata=" + data(folder));
        } finally {
            super.shutDown(postmaster, folder);
        }
    }

    /** A killed server leaves shared memory in the system. Its next start takes that over, and a stop gives it back. */
    @Override
    protected void giveBack(Path folder) {
        boolean killed = Files.exists(data(folder).resolve("postmaster.pid"));
        if (killed) {
            shutDown(launch(folder), folder);
        }
    }

    private void run(Path folder, String program, String... arguments) {
        begin(folder, program, arguments).awaitSuccess(COMMAND_LIMIT);
    }

    private ChildProcess begin(Path folder, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // Postgres refuses to run as root. In a user namespace of its own, root looks like an ordinary user.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(binaries.home().resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return guard.start(program, command, Map.of(), folder);
    }

    private boolean answers() {
        try (Connection connection = connectAsSuperuser()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connectAsSuperuser() throws SQLException {
        return DriverManager.getConnection(url("postgres", "postgres", superuserPassword));
    }

    private String url(String database, String user, String password) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + user + "&password=" + password;
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }
}
