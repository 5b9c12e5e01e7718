package shop.edge.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The real kustomize, as {@code kubectl} brings it: {@code $KUBECTL}, or the one on the PATH. */
public final class Kustomize {

    /** Older ones do not know folders as resources, or patches and labels as they are written today. */
    private static final Pattern NEW_ENOUGH = Pattern.compile("Kustomize Version: v([5-9]|\\d\\d)\\.");

    private static final String KUBECTL = System.getenv().getOrDefault("KUBECTL", "kubectl");
    private static final int LIMIT_SECONDS = 60;

    private Kustomize() {}

    /** Whether there is a kubectl with kustomize 5 or newer. It needs no cluster. */
    static boolean isInstalled() {
        try {
            return NEW_ENOUGH.matcher(run("version", "--client")).find();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** What {@code kubectl apply -k} would send. */
    public static Rendering render(Path folder) {
        return new Rendering(ManifestReader.STRICT.read(run("kustomize", folder.toString())));
    }

    private static String run(String... arguments) {
        List<String> command =
                Stream.concat(Stream.of(KUBECTL), Stream.of(arguments)).toList();
        try {
            Path errors = Files.createTempFile("kubectl", ".log");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectError(Redirect.to(errors.toFile()))
                        .start();
                String output = new String(process.getInputStream().readAllBytes(), UTF_8);
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    process.destroyForcibly();
                    throw new ManifestFault(String.join(" ", command) + ": " + Files.readString(errors));
                }
                return output;
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
