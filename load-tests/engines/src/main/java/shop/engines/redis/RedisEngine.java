package shop.engines.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import shop.engines.EngineFailed;
import shop.engines.process.ChildProcess;
import shop.engines.process.ProcessEngine;
import shop.engines.process.ProcessGuard;

/**
 * A Redis server that is a cache and nothing else: it writes nothing to the disk, drops what was used least recently
 * when its memory is full, and has no {@code KEYS}. It listens on 127.0.0.1 only. Its address is a
 * {@code redis://} URL. After a kill or a stop it comes back empty.
 */
public final class RedisEngine extends ProcessEngine {

    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    private static final String CONFIGURATION = "redis.conf";

    private static final String SETTINGS = """
            bind 127.0.0.1

            # What is here is also in the database.
            save ""
            appendonly no

            maxmemory 64mb
            maxmemory-policy allkeys-lru

            # It walks all keys while everybody else waits.
            rename-command KEYS ""
            """;

    private final ProcessGuard guard;
    private final int port;
    private String program;

    /** @param guard ends the server should this program die first */
    public RedisEngine(ProcessGuard guard) {
        super("redis", guard);
        this.guard = guard;
        this.port = guard.freePort();
    }

    @Override
    public String address() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    protected void prepare(Path folder) {
        program = new RedisProgram(guard).find(folder);
        try {
            Files.writeString(folder.resolve(CONFIGURATION), SETTINGS + "port " + port + "\n");
        } catch (IOException e) {
            throw new EngineFailed("Cannot prepare Redis in " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    protected ChildProcess launch(Path folder) {
        ChildProcess server = guard.start(name(), List.of(program, CONFIGURATION), Map.of(), folder);
        server.awaitReady(this::answers, START_LIMIT);
        return server;
    }

    private boolean answers() {
        try {
            return new RedisSession(port).ask("PING").equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }
}
