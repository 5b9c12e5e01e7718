package shop.engines.bundle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;
import shop.engines.CacheFolder;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;

/** Programs that come in jars on the class path. What was unpacked is kept in the {@link CacheFolder}. */
public final class BundledPrograms {

    private final CachedFolders folders;

    /** @param guard removes what was unpacked in part only, should this program die over it */
    public BundledPrograms(ProcessGuard guard, CacheFolder cache) {
        this.folders = new CachedFolders(guard, cache);
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
            String version = Long.toHexString(inJar.getJarEntry().getCrc());
            return Optional.of(folders.find(name + "-" + version, folder -> unpack(inJar, unpacking, folder)));
        } catch (IOException e) {
            throw new EngineFailed("Cannot unpack " + name + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(JarURLConnection inJar, Unpacking unpacking, Path folder) throws IOException {
        try (InputStream content = new BufferedInputStream(inJar.getInputStream())) {
            unpacking.unpack(content, folder);
        }
    }
}
