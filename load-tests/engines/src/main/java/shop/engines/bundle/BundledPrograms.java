package shop.engines.bundle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import shop.engines.CacheFolder;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;

/** Programs that come in jars on the class path. What was unpacked is kept in the {@link CacheFolder}. */
public final class BundledPrograms {

    private final ProcessGuard guard;
    private final CacheFolder cache;

    /** @param guard removes what was unpacked in part only, should this program die over it */
    public BundledPrograms(ProcessGuard guard, CacheFolder cache) {
        this.guard = guard;
        this.cache = cache;
    }

    /** Writes the content of a resource into an empty folder, as programs that can be started. */
    @FunctionalInterface
    public interface Unpacking {
        void unpack(InputStream content, Path folder) throws IOException;
    }

    /**
     * The folder with what a resource holds, unpacked if need be, or nothing if there is no such resource.
     *
     * @param name what a person calls the programs
     * @param resource full name, from a slash on, of an entry of a jar
     * @throws EngineFailed if it cannot be unpacked
     */
    public Optional<Path> find(String name, String resource, Unpacking unpacking) {
        URL url = BundledPrograms.class.getResource(resource);
        if (url == null) {
            return Optional.empty();
        }
        try {
            JarURLConnection inJar = (JarURLConnection) url.openConnection();
            Path home = cache.path()
                    .resolve(name + "-" + Long.toHexString(inJar.getJarEntry().getCrc()));
            if (!Files.exists(home)) {
                unpackTo(home, inJar, unpacking);
            }
            return Optional.of(home);
        } catch (IOException e) {
            throw new EngineFailed("Cannot unpack " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Unpacks beside the target and moves it there whole: a crash or a second program at the same time does no harm.
     */
    private void unpackTo(Path home, JarURLConnection inJar, Unpacking unpacking) throws IOException {
        Path unpacked = guard.newFolder(home.getParent(), "unpacking");
        try (InputStream content = new BufferedInputStream(inJar.getInputStream())) {
            unpacking.unpack(content, unpacked);
        }
        try {
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            guard.delete(unpacked);
            if (!Files.exists(home)) {
                throw e;
            }
        }
    }
}
