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
import shop.engines.CacheFolder;
import shop.engines.EngineFailed;
import shop.engines.Platform;
import shop.engines.bundle.BundledPrograms;
import shop.engines.process.ProcessGuard;

/**
 * The {@code redis-server} that runs here: the bundled one, else the one that the variable {@code REDIS_SERVER} names,
 * else the one on the PATH. The bundled one for Linux needs glibc and OpenSSL 3, which old or small systems lack.
 */
public final class RedisProgram {

    private static final Duration VERSION_LIMIT = Duration.ofSeconds(10);

    private static final Map<Platform, String> BUNDLED = Map.of(
            new Platform("linux", "amd64"), "redis-server-6.2.6-v5-linux-amd64",
            new Platform("linux", "arm64"), "redis-server-6.2.7-linux-arm64",
            new Platform("darwin", "amd64"), "redis-server-6.2.6-v5-darwin-amd64",
            new Platform("darwin", "arm64"), "redis-server-6.2.6-v5-darwin-arm64",
            new Platform("windows", "amd64"), "redis-server-5.0.14.1-windows-amd64.exe");

    private final ProcessGuard guard;

    public RedisProgram(ProcessGuard guard) {
        this.guard = guard;
    }

    /**
     * Finds it by asking each for its version.
     *
     * @param folder where they are asked
     * @return its file, or its name if it is on the PATH
     * @throws EngineFailed if none runs; the message says what to install
     */
    public String find(Path folder) {
        BundledPrograms programs = new BundledPrograms(guard, new CacheFolder(System.getenv()));
        return firstThatRuns(candidates(Platform.current(), programs, System.getenv()), folder);
    }

    /** All that may run on a platform, the first choice first; the bundled one is unpacked if need be. */
    static List<String> candidates(Platform platform, BundledPrograms programs, Map<String, String> environment) {
        List<String> candidates = new ArrayList<>();
        Optional.ofNullable(BUNDLED.get(platform))
                .flatMap(file -> unpacked(file, programs))
                .ifPresent(candidates::add);
        String named = environment.getOrDefault("REDIS_SERVER", "");
        if (!named.isBlank()) {
            // Absolute, for it is started in another folder.
            candidates.add(new File(named).getAbsolutePath());
        }
        candidates.add("redis-server");
        return candidates;
    }

    String firstThatRuns(List<String> candidates, Path folder) {
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
            // What is wrong with one that came with the workshop is nothing that a reader can mend.
            return false;
        }
    }

    private static Optional<String> unpacked(String file, BundledPrograms programs) {
        return programs.find("redis", "/" + file, (content, folder) -> unpack(content, folder.resolve(file)))
                .map(folder -> folder.resolve(file).toString());
    }

    private static void unpack(InputStream content, Path program) throws IOException {
        Files.copy(content, program);
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable");
        }
    }
}
