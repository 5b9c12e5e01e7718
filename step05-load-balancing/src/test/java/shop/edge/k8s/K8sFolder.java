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
public final class K8sFolder {

    /** The workshop. */
    public static final Path TOP = Path.of("..");

    /** The step's manifests. */
    public static final Path FOLDER = Path.of("k8s");

    private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)=(\\S*)");

    private K8sFolder() {}

    /** All that can be given to {@code kubectl apply -k}. */
    public static List<Path> kustomizations() {
        return Stream.of("base", "overlays")
                .flatMap(folder -> files(FOLDER.resolve(folder), "kustomization.yaml").stream())
                .map(Path::getParent)
                .toList();
    }

    /** All files below a folder whose names end so, sorted. */
    static List<Path> files(Path folder, String end) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Secret's entries, as a reader finds them. There is one for all steps. */
    static Map<String, String> secretExample() {
        return settings(TOP.resolve("step05-load-balancing/k8s/secret.env.example"));
    }

    /** The same, filled in. */
    static Map<String, String> secret() {
        Map<String, String> secret = secretExample();
        secret.replace("DATABASE_URL", "postgres://shop:abc123@postgres:5432/shop");
        secret.replace("SESSION_SECRETS", "s".repeat(32));
        secret.replace("POSTGRES_PASSWORD", "abc123");
        return secret;
    }

    /** A file of settings, a line each. */
    static Map<String, String> settings(Path file) {
        return variables(text(file).replaceAll("(?m)^#.*", ""));
    }

    /** What the image sets. */
    static Map<String, String> image() {
        return variables(text(TOP.resolve("step04-docker/Dockerfile")).replaceAll("(?s).*\nENV (.*?)\nEXPOSE.*", "$1"));
    }

    public static String text(Path file) {
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
