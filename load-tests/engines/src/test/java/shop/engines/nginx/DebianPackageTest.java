package shop.engines.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
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
    private DebianPackage nginx;

    static boolean isOffered() {
        return DebianPackage.isOffered();
    }

    @BeforeEach
    void open() {
        guard = new ProcessGuard();
        nginx = new DebianPackage(
                guard, new CachedFolders(guard, new CacheFolder(Map.of("WORKSHOP_CACHE", cache.toString()))));
    }

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void packageThatIsUnpacked_runs_andIsFoundTheNextTime() {
        Path program = unpacked();

        assertThat(program).startsWith(cache).isExecutable();
        assertThat(program.resolveSibling("usr/sbin/nginx")).isExecutable();
        assertThat(new NginxProgram(guard, Map.of("NGINX", program.toString()), List.of(), true).find(folder))
                .isEqualTo(program.toString());
        assertThat(cache).as("nothing in part").isDirectoryNotContaining("glob:**/*unpacking*");
        assertThat(program.resolveSibling("apt")).doesNotExist();
        assertThat(nginx.program()).isEqualTo(program);
    }

    private Path unpacked() {
        try {
            return nginx.program();
        } catch (EngineFailed e) {
            if (System.getenv("CI") != null) {
                throw e;
            }
            return abort("without a network there is no package: " + e.details());
        }
    }
}
