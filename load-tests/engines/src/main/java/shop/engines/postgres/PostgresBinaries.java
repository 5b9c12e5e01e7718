package shop.engines.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import shop.engines.CacheFolder;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;

/**
 * The Postgres programs for this system. They come as an archive on the class path; unpacking takes two to three
 * seconds, so the result is kept in the {@link CacheFolder}.
 */
final class PostgresBinaries {

    private static final int OWNER_MAY_EXECUTE = 0100;

    private final ProcessGuard guard;
    private final CacheFolder cache;

    PostgresBinaries(ProcessGuard guard, CacheFolder cache) {
        this.guard = guard;
        this.cache = cache;
    }

    /** The folder with {@code bin}, {@code lib} and {@code share}, unpacked if need be. */
    Path home() {
        URL archive = archive();
        try {
            JarURLConnection inJar = (JarURLConnection) archive.openConnection();
            Path home = cache.path()
                    .resolve("postgres-" + Long.toHexString(inJar.getJarEntry().getCrc()));
            if (!Files.exists(home)) {
                unpackTo(home, inJar);
            }
            return home;
        } catch (IOException e) {
            throw new EngineFailed("Cannot unpack Postgres: " + e.getMessage(), e);
        }
    }

    private static URL archive() {
        String name = "/postgres-" + system() + "-" + processor() + ".txz";
        URL archive = PostgresBinaries.class.getResource(name);
        if (archive == null) {
            throw new EngineFailed("No Postgres for this system (" + name + " is not on the class path);"
                    + " see the profiles in load-tests/engines/pom.xml");
        }
        return archive;
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "darwin";
        }
        return name.startsWith("windows") ? "windows" : "linux";
    }

    private static String processor() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }

    /**
     * Unpacks beside the target and moves it there whole: a crash or a second program at the same time does no harm.
     */
    private void unpackTo(Path home, JarURLConnection archive) throws IOException {
        Path unpacked = guard.newFolder(home.getParent(), "unpacking");
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(archive.getInputStream())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, unpacked.resolve(entry.getName()));
            }
        }
        try {
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            guard.delete(unpacked);
            if (!Files.exists(home)) {
                throw e;
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !target.toFile().setExecutable(true)) {
            throw new IOException(target + " cannot be made executable");
        }
    }
}
