package shop.engines.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.engines.CacheFolder;
import shop.engines.EngineFailed;
import shop.engines.bundle.CachedFolders;
import shop.engines.process.ProcessGuard;

@EnabledIf(value = "isOffered", disabledReason = "only Debian and Ubuntu have this package")
class DebianPackageTest {

    @TempDir
    private Path cache;

    @TempDir
    private Path folder;

    private ProcessGuard guard;
    private CachedFolders folders;

    static boolean isOffered() {
        return DebianPackage.isOffered();
    }

    @BeforeEach
    void open() {
        guard = new ProcessGuard();
        folders = new CachedFolders(guard, new CacheFolder(Map.of("WORKSHOP_CACHE", cache.toString())));
    }

    @AfterEach
    void close() {
        guard.close();
    }

    static Stream<LocalProgram> programs() {
        return Stream.of(LocalProgram.NGINX, LocalProgram.PROMTOOL);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void packageThatIsUnpacked_runs_andIsFoundTheNextTime(LocalProgram wanted) {
        DebianPackage packaged = new DebianPackage(guard, folders, wanted);
        Path program = unpacked(packaged);

        assertThat(program).startsWith(cache).isExecutable();
        assertThat(program.resolveSibling(wanted.packagedFile())).isExecutable();
        assertThat(new ProgramFinder(guard, Map.of(wanted.variable(), program.toString()), true).find(wanted, folder))
                .isEqualTo(program.toString());
        assertThat(cache).as("nothing in part").isDirectoryNotContaining("glob:**/*unpacking*");
        assertThat(program.resolveSibling("apt")).doesNotExist();
        assertThat(packaged.program()).isEqualTo(program);
    }

    private static Path unpacked(DebianPackage packaged) {
        try {
            return packaged.program();
        } catch (EngineFailed e) {
            if (System.getenv("CI") != null) {
                throw e;
            }
            return abort("without a network there is no package: " + e.details());
        }
    }
}
