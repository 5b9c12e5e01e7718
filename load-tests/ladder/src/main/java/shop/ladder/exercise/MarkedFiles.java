package shop.ladder.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import shop.ladder.run.Stage;

/** The files of the steps in which exercises are marked. */
public final class MarkedFiles {

    private static final Set<String> NOT_LOOKED_INTO = Set.of("target", "bin", "node_modules");
    private static final Set<String> KINDS = Set.of(
            "Dockerfile", "conf", "env", "example", "java", "lua", "properties", "sql", "template", "yaml", "yml");

    private final Path home;

    /** @param home the checkout's root folder */
    public MarkedFiles(Path home) {
        this.home = home;
    }

    /**
     * All of them, by their paths.
     *
     * @throws Refusal if the marks of one make no sense
     */
    public Map<Path, MarkedText> all() {
        Map<Path, MarkedText> marked = new TreeMap<>();
        for (Path file : candidates()) {
            String text = new TextFile(file).read();
            if (MarkedText.isWorthALook(text)) {
                MarkedText parsed = parse(file, text);
                if (!parsed.regions().isEmpty()) {
                    marked.put(file, parsed);
                }
            }
        }
        return marked;
    }

    /** Those with a part of an exercise. */
    public Map<Path, MarkedText> of(Exercise exercise) {
        return all().entrySet().stream()
                .filter(file -> !file.getValue().regionsOf(exercise.id()).isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    /** A file's path as people write it, from the checkout's root folder on. */
    public String name(Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }

    private MarkedText parse(Path file, String text) {
        try {
            return MarkedText.parse(text);
        } catch (Refusal e) {
            throw new Refusal(name(file) + ", " + e.getMessage() + ": put the mark back (git diff shows it)");
        }
    }

    private List<Path> candidates() {
        List<Path> files = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            Path step = home.resolve(stage.module());
            try {
                Files.walkFileTree(step, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        return NOT_LOOKED_INTO.contains(folder.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (KINDS.contains(kind(file))) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(step + " cannot be read", e);
            }
        }
        return files;
    }

    private static String kind(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
