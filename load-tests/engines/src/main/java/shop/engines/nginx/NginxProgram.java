package shop.engines.nginx;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.engines.CacheFolder;
import shop.engines.EngineFailed;
import shop.engines.Platform;
import shop.engines.bundle.CachedFolders;
import shop.engines.process.ProcessGuard;

/**
 * The {@code nginx} that runs here: the one that the variable {@code NGINX} names and no other; without it the one on the
 * PATH, else one in a usual place, else, on Debian and Ubuntu, the {@link DebianPackage}.
 */
public final class NginxProgram {

    private static final Duration VERSION_LIMIT = Duration.ofSeconds(10);

    /** The one on the PATH, then where packages put it: on the PATH of root only, or of no one. */
    private static final List<String> USUAL_PLACES = List.of(
            "nginx",
            "/usr/sbin/nginx",
            "/usr/local/sbin/nginx",
            "/usr/local/bin/nginx",
            "/usr/local/nginx/sbin/nginx",
            "/opt/homebrew/bin/nginx",
            "/home/linuxbrew/.linuxbrew/bin/nginx");

    private final ProcessGuard guard;
    private final Map<String, String> environment;
    private final List<String> places;
    private final boolean packaged;

    public NginxProgram(ProcessGuard guard) {
        this(guard, System.getenv(), USUAL_PLACES, DebianPackage.isOffered());
    }

    /**
     * @param places where it may be if the environment names none, the first choice first
     * @param packaged whether this system offers the package
     */
    NginxProgram(ProcessGuard guard, Map<String, String> environment, List<String> places, boolean packaged) {
        this.guard = guard;
        this.environment = environment;
        this.places = places;
        this.packaged = packaged;
    }

    /**
     * Finds it by asking each for its version. Where the package must be downloaded, that takes some seconds, and with a
     * bad network up to a few minutes.
     *
     * @param folder where they are asked
     * @return its file, or its name if it is on the PATH
     * @throws EngineFailed if none runs; the message says what to do
     */
    public String find(Path folder) {
        return installed(folder).orElseGet(() -> unpacked(folder));
    }

    /**
     * What {@link #find} would come to, for people. Downloads nothing.
     *
     * @param folder where programs are asked
     * @throws EngineFailed if none runs and there is no package; the message says what to do
     */
    public String outlook(Path folder) {
        return installed(folder).orElseGet(() -> {
            requirePackage();
            return "none installed: a stage that needs it takes the distribution's package, downloaded once";
        });
    }

    private Optional<String> installed(Path folder) {
        String named = environment.getOrDefault("NGINX", "");
        if (named.isBlank()) {
            return places.stream().filter(place -> runs(place, folder)).findFirst();
        }
        // Absolute, for it is started in another folder.
        String program = new File(named).getAbsolutePath();
        if (!runs(program, folder)) {
            throw new EngineFailed("NGINX names " + program
                    + ", which does not run as an nginx of 1.19.5 or later: correct the variable, or unset it");
        }
        return Optional.of(program);
    }

    private String unpacked(Path folder) {
        requirePackage();
        try {
            CachedFolders folders = new CachedFolders(guard, new CacheFolder(environment));
            String program = new DebianPackage(guard, folders).program().toString();
            if (!runs(program, folder)) {
                throw new EngineFailed(program + " does not run");
            }
            return program;
        } catch (EngineFailed e) {
            throw noneRuns(Platform.current(), e);
        }
    }

    private void requirePackage() {
        if (!packaged) {
            throw noneRuns(Platform.current(), null);
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
