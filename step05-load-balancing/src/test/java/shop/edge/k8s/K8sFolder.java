package shop.edge.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that the tests read. They run in the module's folder. */
final class K8sFolder {

    /** The workshop. */
    static final Path TOP = Path.of("..");

    static final Path FOLDER = Path.of("k8s");

    private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)=(\\S+)");

    private K8sFolder() {}

    /** All that can be given to {@code kubectl apply -k}. */
    static List<Path> kustomizations() {
        return files("kustomization.yaml").stream().map(Path::getParent).toList();
    }

    /** All files whose names end so, sorted. */
    static List<Path> files(String end) {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a reader puts into the Secret. */
    static Map<String, String> secret() {
        return variables(text(FOLDER.resolve("secret.env.example")).replaceAll("(?m)^#.*", ""));
    }

    /** What the image sets. */
    static Map<String, String> image() {
        return variables(text(TOP.resolve("step04-docker/Dockerfile")).replaceAll("(?s).*\nENV (.*?)\nEXPOSE.*", "$1"));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> variables(String text) {
        Map<String, String> variables = new TreeMap<>();
        VARIABLE.matcher(text).results().forEach(match -> variables.put(match.group(1), match.group(2)));
        return variables;
    }
}
