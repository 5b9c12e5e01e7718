package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;
import shop.ladder.cli.Finding.Level;

class SuppliesTest {

    @TempDir
    private Path home;

    @Test
    void whereNoDockerDaemonAnswers_theImagesCannotBeHad_andNeedNot() {
        try (ProcessGuard guard = new ProcessGuard()) {
            List<Supply> all = new Supplies(home, new Programs(variable -> null), "no-such-docker").all(guard);

            Supply images = all.get(all.size() - 1);
            assertThat(images.name()).isEqualTo("Docker's images");
            assertThat(images.ifNone()).isEqualTo(Level.WARNING);
            assertThatThrownBy(images.fetch()::get)
                    .isInstanceOf(EngineFailed.class)
                    .hasMessageStartingWith("no Docker daemon answers");
        }
    }
}
