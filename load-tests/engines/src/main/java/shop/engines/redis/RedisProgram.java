package shop.engines.redis;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.engines.EngineFailed;
import shop.engines.Platform;
import shop.engines.bundle.BundledPrograms;
import shop.engines.process.ProcessGuard;

/**
 * The {@code redis-server} that runs here: the bundled one, else the one that the variable {@code REDIS_SERVER} names,
 * else the one on the PATH. The bundled one for Linux needs glibc and OpenSSL 3, which old or small systems lack.
 */
final class RedisProgram {

    private static final Duration VERSION_LIMIT = Duration.ofSeconds(10);

    private static final Map<Platform, String> BUNDLED = Map.of(
            new Platform("linux", "amd64"), "/redis-server-6.2.6-v5-linux-amd64",
            new Platform("linux", "arm64"), "/redis-server-6.2.7-linux-arm64",
            new Platform("darwin", "amd64"), "/redis-server-6.2.6-v5-darwin-amd64",
            new Platform("darwin", "arm64"), "/redis-server-6.2.6-v5-darwin-arm64",
            new Platform("windows", "amd64"), "/redis-server-5.0.14.1-windows-amd64.exe");

    private final ProcessGuard guard;

    RedisProgram(ProcessGuard guard) {
        this.guard = guard;
    }

    /** All that may run on a platform, the first choice first; the bundled one is unpacked if need be. */
    static List<String> candidates(Platform platform, BundledPrograms programs, Map<String, String> environment) {
        List<String> candidates = new ArrayList<>();
        Optional.ofNullable(BUNDLED.get(platform))
                .flatMap(resource -> programs.find("redis", resource, RedisProgram::unpack))
                .map(folder -> program(folder).toString())
                .ifPresent(candidates::add);
        String named = environment.getOrDefault("REDIS_SERVER", "");
        if (!named.isBlank()) {
            // Absolute, for it is started in another folder.
            candidates.add(new File(named).getAbsolutePath());
        }
        candidates.add("redis-server");
        return candidates;
    }

    /**
     * The first that runs.
     *
     * @param folder where they are tried
     * @throws EngineFailed if none does; the message says what to install
     */
    String choose(List<String> candidates, Path folder) {
        return candidates.stream()
                .filter(candidate -> runs(candidate, folder))
                .findFirst()
                .orElseThrow(() -> new EngineFailed("No redis-server runs on this system:"
                        + " install the package redis-server, or set REDIS_SERVER to the file of one"));
    }

    private boolean runs(String candidate, Path folder) {
        try {
            guard.start("redis-version", List.of(candidate, "--version"), Map.of(), folder)
                    .awaitSuccess(VERSION_LIMIT);
            return true;
        } catch (EngineFailed e) {
            // Its log, or the exception that there is no such file, is of no use to who can install another.
            return false;
        }
    }

    private static void unpack(InputStream content, Path folder) throws IOException {
        Path program = program(folder);
        Files.copy(content, program);
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable");
        }
    }

    /** Windows starts only what has this ending; other systems do not mind it. */
    private static Path program(Path folder) {
        return folder.resolve("redis-server.exe");
    }
}
