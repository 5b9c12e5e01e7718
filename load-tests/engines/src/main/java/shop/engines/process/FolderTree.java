package shop.engines.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder with all that is in it. */
public record FolderTree(Path root) {

    /** Deletes what can be deleted; links are removed, not followed. Tells whether nothing is left. */
    public boolean delete() {
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // Something went while we looked, or cannot be read: the answer below tells.
        }
        return !Files.exists(root, LinkOption.NOFOLLOW_LINKS);
    }
}
