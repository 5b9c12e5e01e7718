package shop.engines.program;

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
 * Finds the one of a {@link LocalProgram} that runs here: the one that its variable names and no other; without it the one on
 * the PATH, else one in a usual place, else, on Debian and Ubuntu, the {@link DebianPackage}.
 */
public final class ProgramFinder {

    private static final Duration VERSION_LIMIT = Duration.ofSeconds(10);

    private final ProcessGuard guard;
    private final Map<String, String> environment;
    private final boolean packaged;

    public ProgramFinder(ProcessGuard guard) {
        this(guard, System.getenv(), DebianPackage.isOffered());
    }

    /** @param packaged whether this system offers packages */
    ProgramFinder(ProcessGuard guard, Map<String, String> environment, boolean packaged) {
        this.guard = guard;
        this.environment = environment;
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
    public String find(LocalProgram wanted, Path folder) {
        return installed(wanted, folder).orElseGet(() -> unpacked(wanted, folder));
    }

    /**
     * What {@link #find} would come to, for people. Downloads nothing.
     *
     * @param folder where programs are asked
     * @throws EngineFailed if none runs and there is no package; the message says what to do
     */
    public String outlook(LocalProgram wanted, Path folder) {
        return installed(wanted, folder).orElseGet(() -> {
            requirePackage(wanted);
            return "none installed: what needs it takes the distribution's package, downloaded once";
        });
    }

    private Optional<String> installed(LocalProgram wanted, Path folder) {
        String named = environment.getOrDefault(wanted.variable(), "");
        if (named.isBlank()) {
            return wanted.places().stream()
                    .filter(place -> runs(wanted, place, folder))
                    .findFirst();
        }
        // Absolute, for it is started in another folder.
        String program = new File(named).getAbsolutePath();
        if (!runs(wanted, program, folder)) {
            throw new EngineFailed("%s names %s, which does not run as %s: correct the variable, or unset it"
                    .formatted(wanted.variable(), program, wanted.kind()));
        }
        return Optional.of(program);
    }

    private String unpacked(LocalProgram wanted, Path folder) {
        requirePackage(wanted);
        try {
            CachedFolders folders = new CachedFolders(guard, new CacheFolder(environment));
            String program = new DebianPackage(guard, folders, wanted).program().toString();
            if (!runs(wanted, program, folder)) {
                throw new EngineFailed(program + " does not run");
            }
            return program;
        } catch (EngineFailed e) {
            throw noneRuns(wanted, Platform.current(), e);
        }
    }

    private void requirePackage(LocalProgram wanted) {
        if (!packaged) {
            throw noneRuns(wanted, Platform.current(), null);
        }
    }

    static EngineFailed noneRuns(LocalProgram wanted, Platform platform, EngineFailed cause) {
        String install = switch (platform.system()) {
            case "darwin" -> "run \"brew install " + wanted.formula() + "\"";
            case "windows" -> "run the workshop in WSL";
            default ->
                DebianPackage.isOffered()
                        ? "run \"sudo apt-get install " + wanted.debianPackage() + "\""
                        : "install the package " + wanted.debianPackage() + " (dnf, zypper, apk or pacman)";
        };
        return new EngineFailed(
                "No %s runs on this system: %s, or set %s to the file of one"
                        .formatted(wanted.name(), install, wanted.variable()),
                cause,
                cause == null ? "" : cause.details());
    }

    private boolean runs(LocalProgram wanted, String candidate, Path folder) {
        try {
            List<String> command = new ArrayList<>(List.of(candidate));
            command.addAll(wanted.trial());
            guard.start(wanted.name() + "-version", command, Map.of(), folder).awaitSuccess(VERSION_LIMIT);
            return true;
        } catch (EngineFailed e) {
            return false;
        }
    }
}
