package shop.engines.nginx;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.engines.CacheFolder;
import shop.engines.EngineFailed;
import shop.engines.Platform;
import shop.engines.bundle.CachedFolders;
import shop.engines.process.ProcessGuard;

/**
 * The {@code nginx} that runs here: the one that the variable {@code NGINX} names, else the one on the PATH, else one in
 * a usual place, else, on Debian and Ubuntu, the {@link DebianPackage}.
 */
public final class NginxProgram {

    private static final Duration VERSION_LIMIT = Duration.ofSeconds(10);

    /** Where packages put it: on the PATH of root only, or of no one. */
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/sbin/nginx",
            "/usr/local/sbin/nginx",
            "/usr/local/bin/nginx",
            "/usr/local/nginx/sbin/nginx",
            "/opt/homebrew/bin/nginx",
            "/home/linuxbrew/.linuxbrew/bin/nginx");

    private final ProcessGuard guard;

    public NginxProgram(ProcessGuard guard) {
        this.guard = guard;
    }

    /**
     * Finds it by asking each for its version. Where the package must be downloaded, that takes some seconds, and with a
     * bad network up to a few minutes.
     *
     * @param folder where they are asked
     * @return its file, or its name if it is on the PATH
     * @throws EngineFailed if none runs; the message says what to install
     */
    public String find(Path folder) {
        Optional<String> installed = firstThatRuns(candidates(System.getenv()), folder);
        return installed.orElseGet(() -> unpacked(folder));
    }

    /** All that may run, the first choice first. */
    static List<String> candidates(Map<String, String> environment) {
        List<String> candidates = new ArrayList<>();
        String named = environment.getOrDefault("NGINX", "");
        if (!named.isBlank()) {
            // Absolute, for it is started in another folder.
            candidates.add(new File(named).getAbsolutePath());
        }
        candidates.add("nginx");
        candidates.addAll(USUAL_PLACES);
        return candidates;
    }

    Optional<String> firstThatRuns(List<String> candidates, Path folder) {
        return candidates.stream().filter(candidate -> runs(candidate, folder)).findFirst();
    }

    private String unpacked(Path folder) {
        if (!DebianPackage.isOffered()) {
            throw noneRuns(Platform.current(), null);
        }
        try {
            CachedFolders folders = new CachedFolders(guard, new CacheFolder(System.getenv()));
            String program = new DebianPackage(guard, folders).program().toString();
            return firstThatRuns(List.of(program), folder).orElseThrow(() -> noneRuns(Platform.current(), null));
        } catch (EngineFailed e) {
            throw noneRuns(Platform.current(), e);
        }
    }

    static EngineFailed noneRuns(Platform platform, EngineFailed cause) {
        String install = switch (platform.system()) {
            case "darwin" -> "run \"brew install nginx\"";
            case "windows" -> "run the workshop in WSL";
            default ->
                DebianPackage.isOffered()
                        ? "run \"sudo apt-get install nginx\""
                        : "install the package nginx (dnf, zypper, apk or pacman)";
        };
        return new EngineFailed(
                "No nginx runs on this system: " + install + ", or set NGINX to the file of one",
                cause,
                cause == null ? "" : cause.details());
    }

    private boolean runs(String candidate, Path folder) {
        try {
            // One before 1.19.5 does not know -e, without which it would want to write to the system's folders.
            guard.start("nginx-version", List.of(candidate, "-e", "stderr", "-v"), Map.of(), folder)
                    .awaitSuccess(VERSION_LIMIT);
            return true;
        } catch (EngineFailed e) {
            return false;
        }
    }
}
