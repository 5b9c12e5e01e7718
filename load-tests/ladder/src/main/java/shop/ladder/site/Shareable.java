package shop.ladder.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Knows what of a checkout may be shown to others: what git tracks or would track. It reads each {@code .gitignore} itself,
 * for a checkout that came as an archive has no git. Of their rules it knows names and globs; an exception ({@code !name})
 * stays hidden.
 */
final class Shareable {

    private static final Set<String> NEVER = Set.of("target", ".git");

    private final Path home;
    private final Map<Path, List<Predicate<Path>>> rules = new HashMap<>();

    Shareable(Path home) {
        this.home = home;
    }

    /** Whether it is there and may be shown. A symbolic link may lead to anything, so it may not. */
    boolean contains(Path path) {
        return Files.exists(path)
                && Stream.iterate(path, part -> !part.equals(home), Path::getParent)
                        .noneMatch(part -> Files.isSymbolicLink(part) || isIgnored(part));
    }

    private boolean isIgnored(Path path) {
        return NEVER.contains(path.getFileName().toString())
                || Stream.iterate(path.getParent(), folder -> folder.startsWith(home), Path::getParent)
                        .anyMatch(
                                folder -> rules(folder).stream().anyMatch(rule -> rule.test(folder.relativize(path))));
    }

    private List<Predicate<Path>> rules(Path folder) {
        return rules.computeIfAbsent(folder, Shareable::read);
    }

    private static List<Predicate<Path>> read(Path folder) {
        Path file = folder.resolve(".gitignore");
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("!"))
                    .map(Shareable::rule)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One with a slash before its end is for a path, another for a name in any folder. */
    private static Predicate<Path> rule(String line) {
        String glob = line.replaceFirst("^\\*\\*/", "").replaceFirst("/$", "");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.replaceFirst("^/", ""));
        return glob.contains("/") ? matcher::matches : path -> matcher.matches(path.getFileName());
    }
}
