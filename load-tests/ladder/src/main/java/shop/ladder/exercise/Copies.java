package shop.ladder.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Copies of files of the checkout, each set of them in a folder with a name. */
final class Copies {

    private final Path home;
    private final Path folder;

    /**
     * @param home the checkout's root folder, to which the copies' paths are relative
     * @param folder where the sets are kept
     */
    Copies(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /** Keeps files as they are now, in place of an older set of this name. */
    Path keep(String name, Map<Path, MarkedText> files) {
        Path set = folder.resolve(name);
        files.forEach((file, content) -> {
            Path copy = set.resolve(home.relativize(file));
            try {
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, content.text());
            } catch (IOException e) {
                throw new UncheckedIOException(copy + " cannot be written", e);
            }
        });
        return set;
    }

    /** Whether there is a set of this name. */
    boolean has(String name) {
        return Files.isDirectory(folder.resolve(name));
    }

    /** A file as it was kept; nothing if it is not in this set. */
    Optional<MarkedText> find(String name, Path file) {
        Path copy = folder.resolve(name).resolve(home.relativize(file));
        if (!Files.exists(copy)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MarkedText.parse(Files.readString(copy)));
        } catch (IOException e) {
            throw new UncheckedIOException(copy + " cannot be read", e);
        }
    }
}
