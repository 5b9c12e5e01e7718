package shop.ladder.prefetch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.ladder.exercise.TextFile;
import shop.ladder.run.Stage;

/** The images that the steps' files name and that come from a registry. */
public final class NamedImages {

    /** Where a step names images: for its own, for its compose file and for its tests. */
    private static final Set<String> FILES =
            Set.of("Dockerfile", "compose.yaml", "src/test/resources/testcontainers.properties");

    /** The workshop's own are built here. */
    private static final Pattern NAME = Pattern.compile(
            "^(?:ARG BASE=| *image: *|\\w+\\.container\\.image=)(?!shop-workshop/)(\\S+)", Pattern.MULTILINE);

    private final Path home;

    /** @param home the checkout's root folder */
    public NamedImages(Path home) {
        this.home = home;
    }

    /** Their names with tags, in order. */
    public Set<String> all() {
        Set<String> names = new TreeSet<>();
        Stream.of(Stage.values())
                .map(stage -> home.resolve(stage.module()))
                .flatMap(module -> FILES.stream().map(module::resolve))
                .filter(Files::exists)
                .forEach(file -> {
                    Matcher name = NAME.matcher(new TextFile(file).read());
                    while (name.find()) {
                        names.add(name.group(1));
                    }
                });
        return names;
    }
}
