package shop.engines.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import shop.engines.CacheFolder;
import shop.engines.process.ProcessGuard;

/** Folders in the {@link CacheFolder}, each filled once. */
public final class CachedFolders {

    private final ProcessGuard guard;
    private final CacheFolder cache;

    /** @param guard removes what was filled in part only, should this program die over it */
    public CachedFolders(ProcessGuard guard, CacheFolder cache) {
        this.guard = guard;
        this.cache = cache;
    }

    /** Writes what is to be kept into an empty folder, which is moved elsewhere afterwards. */
    @FunctionalInterface
    public interface Filling {
        void fill(Path folder) throws IOException;
    }

    /**
     * The folder of a name, filled if it is not there yet.
     *
     * @param name tells this content from any other
     * @throws IOException if it cannot be filled; then it is not there
     */
    public Path find(String name, Filling filling) throws IOException {
        Path home = cache.path().resolve(name);
        if (!Files.exists(home)) {
            fill(home, filling);
        }
        return home;
    }

    /** Fills one beside the target and moves it there whole: a crash or a second program at the same time does no harm. */
    private void fill(Path home, Filling filling) throws IOException {
        Path unpacked = guard.newFolder(home.getParent(), "unpacking");
        filling.fill(unpacked);
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
