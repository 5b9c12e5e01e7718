package shop.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The one folder that stays when the workshop's programs end. It holds only what takes long to make and can be made again:
 * {@code $WORKSHOP_CACHE}, else {@code .cache/shop-workshop} in the user's home.
 */
public final class CacheFolder {

    private final Path path;

    public CacheFolder(Map<String, String> environment) {
        String given = environment.get("WORKSHOP_CACHE");
        path = given != null
                ? Path.of(given).toAbsolutePath()
                : Path.of(System.getProperty("user.home"), ".cache", "shop-workshop");
    }

    /** Creates it if it is missing. */
    public Path path() {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new EngineFailed(
                    "Cannot create the folder " + path + ": set WORKSHOP_CACHE to a folder that can be written", e);
        }
    }
}
