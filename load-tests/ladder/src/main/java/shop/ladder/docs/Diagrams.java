package shop.ladder.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import shop.ladder.exercise.TextFile;

/** The pictures of the documentation: each SVG is drawn from the text of the same name beside it. */
public final class Diagrams {

    private static final String TEXT = ".toml";

    private final Path folder;

    /** @param home the checkout's root folder */
    public Diagrams(Path home) {
        this.folder = home.resolve("docs/diagrams");
    }

    /**
     * Draws every picture that is not what its text says.
     *
     * @return the files written
     */
    public List<Path> update() {
        List<Path> stale = texts().stream()
                .filter(text -> !drawn(text).equals(current(picture(text))))
                .toList();
        stale.forEach(text -> new TextFile(picture(text)).write(drawn(text)));
        return stale.stream().map(Diagrams::picture).toList();
    }

    /** The texts, in the order of their names. */
    List<Path> texts() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(TEXT)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path picture(Path text) {
        return text.resolveSibling(text.getFileName().toString().replace(TEXT, ".svg"));
    }

    /** What the picture of a text has to be. */
    static String drawn(Path text) {
        try {
            return new Drawing(Diagram.parse(new TextFile(text).read())).svg();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(text + ": " + e.getMessage(), e);
        }
    }

    private static String current(Path picture) {
        return Files.exists(picture) ? new TextFile(picture).read() : "";
    }
}
