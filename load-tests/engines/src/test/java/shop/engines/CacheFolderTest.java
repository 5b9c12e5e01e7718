package shop.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheFolderTest {

    @TempDir
    private Path temp;

    @Test
    void variable_comesBeforeTheHome() {
        Path told = temp.resolve("told");

        assertThat(new CacheFolder(Map.of("WORKSHOP_CACHE", told.toString()), "?").path())
                .isEqualTo(told)
                .isDirectory();
    }

    @Test
    void withoutTheVariable_itIsInTheHome() {
        assertThat(new CacheFolder(Map.of("WORKSHOP_CACHE", ""), temp.toString()).path())
                .isEqualTo(temp.resolve(".cache/shop-workshop"))
                .isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?"})
    void userWithoutAHome_isToldAboutTheVariable(String home) {
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> new CacheFolder(Map.of(), home))
                .withMessageContaining("set WORKSHOP_CACHE");
    }
}
