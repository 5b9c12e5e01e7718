package shop.engines.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import shop.engines.CacheFolder;
import shop.engines.EngineFailed;
import shop.engines.Platform;
import shop.engines.bundle.BundledPrograms;
import shop.engines.process.ProcessGuard;

/** The Postgres programs for this system. They come as an archive, whose unpacking takes two to three seconds. */
public final class PostgresBinaries {

    private static final int OWNER_MAY_EXECUTE = 0100;

    private final BundledPrograms programs;

    /** @param guard removes what was unpacked in part only, should this program die over it */
    public PostgresBinaries(ProcessGuard guard) {
        this.programs = new BundledPrograms(guard, new CacheFolder(System.getenv()));
    }

    /**
     * The folder with {@code bin}, {@code lib} and {@code share}, unpacked if need be.
     *
     * @throws EngineFailed if there is none for this system, or it cannot be unpacked
     */
    public Path home() {
        String archive = archive(Platform.current());
        return programs.find("postgres", archive, PostgresBinaries::unpack)
                .orElseThrow(() -> new EngineFailed("No Postgres for this system (" + archive
                        + " is not on the class path);" + " see the profiles in load-tests/engines/pom.xml"));
    }

    private static String archive(Platform platform) {
        String processor = platform.processor().equals("arm64") ? "arm_64" : "x86_64";
        return "/postgres-" + platform.system() + "-" + processor + ".txz";
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            unpack(entry, tar, folder.resolve(entry.getName()));
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
