package shop.engines.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import shop.engines.EngineFailed;
import shop.engines.bundle.CachedFolders;
import shop.engines.process.ChildProcess;
import shop.engines.process.ProcessGuard;

/**
 * A program of Debian or Ubuntu, downloaded and unpacked into a folder of the cache by the distribution's own tools.
 * Nothing is installed, and nobody need be root. It takes some seconds, once.
 */
final class DebianPackage {

    private static final Path APT = Path.of("/usr/bin/apt-get");
    private static final Path RELEASE = Path.of("/etc/os-release");

    private static final Duration UPDATE_LIMIT = Duration.ofSeconds(90);
    private static final Duration DOWNLOAD_LIMIT = Duration.ofSeconds(60);
    private static final Duration UNPACK_LIMIT = Duration.ofSeconds(20);

    private static final List<String> INSTALL =
            List.of(APT.toString(), "install", "--download-only", "--reinstall", "--no-install-recommends", "--yes");

    private static final String APT_SETTINGS = "apt.conf";

    /** Without what only root may do: to lock, to write into the system's folders, to become another user. */
    private static final String SETTINGS = """
            quiet "2";
            Debug::NoLocking "true";
            APT::Sandbox::User "";
            Dir::Cache::archives "%s";
            Dir::Cache::pkgcache "";
            Dir::Cache::srcpkgcache "";
            Acquire::Retries "1";
            Acquire::http::Timeout "10";
            """;

    private static final String OWN_LISTS = """
            Dir::State::lists "%s";
            """;

    /** Libraries that are missing here come with the package. */
    private static final String LAUNCHER_SCRIPT = """
            #!/bin/sh
            home=$(dirname "$0")
            for libraries in "$home"/lib/*-linux-* "$home"/usr/lib/*-linux-*; do
              LD_LIBRARY_PATH=$libraries${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
            done
            export LD_LIBRARY_PATH
            exec "$home/%s" "$@"
            """;

    private final ProcessGuard guard;
    private final CachedFolders folders;
    private final LocalProgram wanted;

    DebianPackage(ProcessGuard guard, CachedFolders folders, LocalProgram wanted) {
        this.guard = guard;
        this.folders = folders;
        this.wanted = wanted;
    }

    /** Whether this system has the tools. */
    static boolean isOffered() {
        return Files.isExecutable(APT);
    }

    /**
     * The program, unpacked if need be.
     *
     * @throws EngineFailed if the package cannot be had, for lack of a network for one
     */
    Path program() {
        try {
            // Another release has other libraries.
            CRC32 release = new CRC32();
            release.update(Files.readAllBytes(RELEASE));
            return folders.find(wanted.name() + "-" + Long.toHexString(release.getValue()), this::unpack)
                    .resolve(wanted.name());
        } catch (IOException e) {
            throw new EngineFailed("Cannot unpack " + wanted.debianPackage() + ": " + e.getMessage(), e);
        }
    }

    private void unpack(Path folder) throws IOException {
        Path apt = folder.resolve("apt");
        for (Path each : downloaded(apt)) {
            run(folder, UNPACK_LIMIT, List.of("dpkg", "-x", each.toString(), folder.toString()));
        }
        guard.delete(apt);
        guard.delete(
                folder.resolve("usr/share")); // documentation and web pages: most of a package, and no program's need
        Path launcher =
                Files.writeString(folder.resolve(wanted.name()), LAUNCHER_SCRIPT.formatted(wanted.packagedFile()));
        if (!launcher.toFile().setExecutable(true)) {
            throw new IOException(launcher + " cannot be made executable");
        }
    }

    private List<Path> downloaded(Path apt) throws IOException {
        Path archives = apt.resolve("archives");
        Path lists = apt.resolve("lists");
        Files.createDirectories(archives.resolve("partial"));
        Files.createDirectories(lists.resolve("partial"));
        Path settings = Files.writeString(apt.resolve(APT_SETTINGS), SETTINGS.formatted(archives));
        try {
            return download(apt, archives);
        } catch (EngineFailed e) {
            // The system's lists of packages are missing, as in most images, or too old.
            Files.writeString(settings, OWN_LISTS.formatted(lists), StandardOpenOption.APPEND);
            run(apt, UPDATE_LIMIT, List.of(APT.toString(), "update"));
            return download(apt, archives);
        }
    }

    /** The package, and those that it needs and that are not installed. */
    private List<Path> download(Path apt, Path archives) throws IOException {
        List<String> command = new ArrayList<>(INSTALL);
        command.add(wanted.debianPackage());
        ChildProcess install = run(apt, DOWNLOAD_LIMIT, command);
        try (Stream<Path> files = Files.list(archives)) {
            List<Path> packages =
                    files.filter(file -> file.toString().endsWith(".deb")).toList();
            if (packages.isEmpty()) {
                // It takes a package that it knows to be installed, and cannot find, for a success.
                throw new EngineFailed("apt-get finds no package " + wanted.debianPackage(), null, install.logTail());
            }
            return packages;
        }
    }

    private ChildProcess run(Path folder, Duration limit, List<String> command) {
        Map<String, String> environment = Map.of("APT_CONFIG", APT_SETTINGS, "LC_ALL", "C");
        ChildProcess process = guard.start("package", command, environment, folder);
        process.awaitSuccess(limit);
        return process;
    }
}
