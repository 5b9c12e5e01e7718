package shop.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The one folder that stays when the workshop's programs end. It holds only what takes long to make and can be made
 * again: {@code $WORKSHOP_CACHE}, else {@code .cache/shop-workshop} in the user's home.
 */
public final class CacheFolder {

    private final Path path;

    /** @throws EngineFailed if there is no such variable and the user has no home */
    public CacheFolder(Map<String, String> environment) {
        this(environment, System.getProperty("user.home"));
    }

    CacheFolder(Map<String, String> environment, String userHome) {
        String given = environment.getOrDefault("WORKSHOP_CACHE", "");
        if (!given.isBlank()) {
            path = Path.of(given).toAbsolutePath();
        } else if (userHome == null || userHome.isBlank() || userHome.equals("?")) {
            // As the JDK says it of a user that the system does not know, such as in a container.
            throw new EngineFailed("This user has no home folder: set WORKSHOP_CACHE to a folder that can be written");
        } else {
            path = Path.of(userHome, ".cache", "shop-workshop");
        }
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
