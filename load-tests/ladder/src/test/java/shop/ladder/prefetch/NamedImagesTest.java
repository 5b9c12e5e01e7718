package shop.ladder.prefetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedImagesTest {

    @TempDir
    private Path home;

    @Test
    void theBaseOfTheDockerfile_theServicesOfTheComposeFile_andTheHelperOfTheTests_areNamed() throws IOException {
        write("step04-docker/Dockerfile", "ARG BASE=eclipse-temurin:17-jre\nFROM ${BASE}\nARG PROGRAM=step04-docker\n");
        write("step04-docker/compose.yaml", "services:\n  postgres:\n    image: postgres:18.6\n");
        write("step04-docker/src/test/resources/testcontainers.properties", "ryuk.container.image=helper/ryuk:1\n");

        assertThat(new NamedImages(home).all())
                .containsExactly("eclipse-temurin:17-jre", "helper/ryuk:1", "postgres:18.6");
    }

    @Test
    void anImageThatTwoStepsName_isNamedOnce() throws IOException {
        write("step04-docker/compose.yaml", "    image: redis:7.0.15\n");
        write("step06-kafka/compose.yaml", "  image: redis:7.0.15\n");

        assertThat(new NamedImages(home).all()).containsExactly("redis:7.0.15");
    }

    @Test
    void theWorkshopsOwnImages_areNotNamed() throws IOException {
        write("step04-docker/compose.yaml", "    image: shop-workshop/payment:1.0.0\n");

        assertThat(new NamedImages(home).all()).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
