package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    private Path home;

    private Path module;

    @BeforeEach
    void aCheckout() throws IOException {
        module = Files.createDirectories(home.resolve("load-tests/ladder"));
        Files.createFile(home.resolve("pom.xml"));
        Files.createFile(module.resolve("pom.xml"));
    }

    @Test
    void whatTheLauncherTells_isTaken() {
        assertThat(Home.find(home.toString(), Path.of("/"))).contains(home);
    }

    @Test
    void fromAModule_theRootIsFoundUpwards() {
        assertThat(Home.find(null, module)).contains(home);
    }

    @Test
    void outsideACheckout_thereIsNone() {
        assertThat(Home.find(null, home.getRoot())).isEmpty();
    }
}
