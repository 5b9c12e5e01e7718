package shop.ladder.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;

/** A copy of the checkout's sources, without what is built from them. */
final class SourceCopy {

    private static final Set<String> NOT_COPIED = Set.of("target", ".git", ".workshop", ".idea", "node_modules");

    private final Path home;
    private final Path copy;

    /**
     * @param home the checkout's root folder
     * @param copy a folder that does not exist yet
     */
    SourceCopy(Path home, Path copy) {
        this.home = home;
        this.copy = copy;
    }

    void make() {
        try {
            Files.createDirectories(copy);
            Files.walkFileTree(home, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    if (NOT_COPIED.contains(folder.getFileName().toString())) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    Files.createDirectories(copy.resolve(home.relativize(folder)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(file, copy.resolve(home.relativize(file)));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the sources cannot be copied to " + copy, e);
        }
    }

    /** Writes files of the checkout into the copy, with other content. */
    void write(Map<Path, MarkedText> files) {
        files.forEach((file, text) -> new TextFile(copy.resolve(home.relativize(file))).write(text.text()));
    }
}
