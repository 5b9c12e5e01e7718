package shop.engines.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.engines.CacheFolder;
import shop.engines.EngineFailed;
import shop.engines.bundle.BundledPrograms.Unpacking;
import shop.engines.process.ProcessGuard;

class BundledProgramsTest {

    /** Any file in a jar. */
    private static final String RESOURCE = "/META-INF/maven/com.github.codemonstur/embedded-redis/pom.properties";

    @TempDir
    private Path cache;

    private ProcessGuard guard;
    private BundledPrograms programs;

    @BeforeEach
    void open() {
        guard = new ProcessGuard();
        programs = new BundledPrograms(guard, new CacheFolder(Map.of("WORKSHOP_CACHE", cache.toString())));
    }

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void whatWasUnpacked_isFoundTheNextTime() {
        Path first = programs.find("tool", RESOURCE, writing("first")).orElseThrow();

        assertThat(first.resolve("first")).content().contains("artifactId=embedded-redis");
        assertThat(programs.find("tool", RESOURCE, writing("second"))).hasValue(first);
        assertThat(first.resolve("second")).doesNotExist();
    }

    @Test
    void programThatIsSlowerToUnpack_takesWhatTheFasterLeft() {
        Path home = programs.find("tool", RESOURCE, (content, folder) -> {
                    programs.find("tool", RESOURCE, writing("faster"));
                    writing("slower").unpack(content, folder);
                })
                .orElseThrow();

        assertThat(home).isDirectoryContaining("glob:**/faster").isDirectoryNotContaining("glob:**/slower");
        assertThat(cache).isDirectoryContaining(home::equals).isDirectoryNotContaining("glob:**/*unpacking*");
    }

    @Test
    void whatWasUnpackedInPart_isNotTakenForTheWhole_andGoesWithTheProgram() {
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> programs.find("tool", RESOURCE, (content, folder) -> {
                    writing("half").unpack(content, folder);
                    throw new IOException("disk full");
                }))
                .withMessage("Cannot unpack tool: disk full");

        guard.close();

        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void whatIsNotBundled_isNotFound() {
        assertThat(programs.find("tool", "/no-such-file", writing("never"))).isEmpty();
    }

    private static Unpacking writing(String file) {
        return (content, folder) -> Files.copy(content, folder.resolve(file));
    }
}
