package shop.ladder.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartTest {

    private final LadderSettings settings = new LadderSettings(Path.of("."), List.of(1, 2), 15, 32);

    @Test
    void timeThatIsLeft_fallsFromPartToPartAndFromStageToStage() {
        Duration before = Part.START.left(settings, 2);
        for (int stagesAfter = 1; stagesAfter >= 0; stagesAfter--) {
            for (Part part : Part.values()) {
                Duration left = part.left(settings, stagesAfter);
                assertThat(left).isLessThan(before);
                before = left;
            }
        }
    }

    @Test
    void measuredWindow_isPartOfIt() {
        assertThat(Part.LOAD.left(settings, 0).minus(Part.ALONE.left(settings, 0)))
                .isEqualTo(Duration.ofSeconds(15));
    }
}
