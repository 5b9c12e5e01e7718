package shop.ops.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.ops.image.LayerModel.Layer;

/** What a change costs the image: which of its layers are built, stored and sent anew. */
@Tag("exercise-4.3")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell moves the jars")
class DockerfileTest {

    private static final String LIBRARY = "/app/lib/javalin-7.jar";
    private static final String OWN_LIBRARY = "/app/lib/step01-monolith-1.0.0.jar";
    private static final String PROGRAM = "/app/program.jar";

    @TempDir
    private Path folder;

    private Path context;

    @BeforeEach
    void buildJars() throws IOException {
        context = Files.createDirectories(folder.resolve("context/target/lib"))
                .getParent()
                .getParent();
        write("target/lib/javalin-7.jar", "a library");
        write("target/lib/step01-monolith-1.0.0.jar", "step 1");
        write("target/step04-docker.jar", "step 4");
    }

    @Test
    void allJars_areInTheImage() throws Exception {
        assertThat(files(image("all"))).containsExactlyInAnyOrder(LIBRARY, OWN_LIBRARY, PROGRAM);
    }

    @Test
    void whereNothingChanged_nothingIsBuiltAnew() throws Exception {
        assertThat(builtAnew(image("before"), image("after"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/step04-docker.jar", "target/lib/step01-monolith-1.0.0.jar"})
    void changeOfTheWorkshopsCode_buildsNoLayerOfLibrariesAnew(String jar) throws Exception {
        List<Layer> before = image("before");
        write(jar, "the same with a new line of code");

        List<Layer> anew = builtAnew(before, image("after"));

        assertThat(anew)
                .as("layers that are built anew after a change of %s", jar)
                .isNotEmpty();
        assertThat(anew)
                .as("layers that are built, stored and sent anew after a change of %s, but hold libraries", jar)
                .filteredOn(layer -> layer.files().contains(LIBRARY))
                .extracting(Layer::instruction)
                .isEmpty();
    }

    @Test
    void newVersionOfALibrary_isInTheImage() throws Exception {
        List<Layer> before = image("before");
        write("target/lib/javalin-7.jar", "its next version");

        assertThat(files(builtAnew(before, image("after")))).contains(LIBRARY);
    }

    private List<Layer> image(String name) throws Exception {
        return LayerModel.build(Path.of("Dockerfile"), context, Files.createDirectory(folder.resolve(name)));
    }

    private static List<Layer> builtAnew(List<Layer> before, List<Layer> after) {
        List<Integer> kept = before.stream().map(Layer::key).toList();
        return after.stream().filter(layer -> !kept.contains(layer.key())).toList();
    }

    private static Set<String> files(List<Layer> layers) {
        Set<String> files = new TreeSet<>();
        layers.forEach(layer -> files.addAll(layer.files()));
        return files;
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(context.resolve(file), content);
    }
}
