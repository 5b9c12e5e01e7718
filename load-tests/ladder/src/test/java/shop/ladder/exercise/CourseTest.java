package shop.ladder.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.ladder.run.Stage;

class CourseTest {

    private static final Exercise FIRST = SampleExercise.of("2.1");
    private static final Exercise SECOND = SampleExercise.of("2.2");

    @TempDir
    private Path home;

    private Course course;

    @BeforeEach
    void aCheckout() throws IOException {
        for (Stage stage : Stage.values()) {
            Files.createDirectories(home.resolve(stage.module()));
        }
        for (Exercise exercise : List.of(FIRST, SECOND)) {
            Files.writeString(home.resolve("step02-postgres-pool/%s.java".formatted(exercise.id())), """
                    // exercise %1$s: begin
                    solved();
                    // exercise %1$s: end
                    // starter: open();
                    """.formatted(
                            exercise.id()));
        }
        course = Course.in(home, new Manifest(List.of(FIRST, SECOND)), Clock.systemUTC());
    }

    @Test
    void theNextOne_isTheFirstThatIsOpen() {
        assertThat(course.next()).hasValue(FIRST);
    }

    @Test
    void afterAnExercise_theReaderGoesOn_andNotBack() {
        assertThat(course.nextAfter(FIRST)).hasValue(SECOND);
    }

    @Test
    void afterTheLastExercise_comesTheFirstThatIsOpen() {
        assertThat(course.nextAfter(SECOND)).hasValue(FIRST);
    }
}
