package shop.engines.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaCommandTest {

    @Test
    void relativePaths_becomeAbsolute_forTheChildHasAnotherFolder() {
        String here = Path.of("").toAbsolutePath() + File.separator;

        assertThat(JavaCommand.ofMain(Script.class, "classes" + File.pathSeparator + "a.jar", List.of("-Xmx32m")))
                .containsSubsequence(
                        "-Xmx32m",
                        "-cp",
                        here + "classes" + File.pathSeparator + here + "a.jar",
                        "shop.engines.process.Script");
        assertThat(JavaCommand.ofJar(Path.of("target", "app.jar"), List.of()))
                .endsWith("-jar", here + Path.of("target", "app.jar"));
    }
}
