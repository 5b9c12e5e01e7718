package shop.ladder.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import shop.ladder.run.Stage;

/** A checkout with one small exercise, 1.1, for tests of what works on any course. */
public final class MiniCourse {

    public static final Exercise EXERCISE = new Exercise(
            "1.1",
            "Add",
            Exercise.Level.FIRST_TOUCH,
            5,
            "docs/chapter.md#exercise-11-add",
            "You can add.",
            "exercise-1.1",
            "AdderTest.twoAndTwo_areFour",
            "./workshop load 1",
            List.of("Count.", "Use the sign +."));

    private static final String ADDER = """
            package shop.mini;

            public class Adder {
                public int add(int a, int b) {
                    // exercise 1.1: begin
                    return a + b;
                    // exercise 1.1: end
                    // starter: throw new shop.exercise.NotSolvedYet("1.1");
                }
            }
            """;

    private static final String TEST = """
            package shop.mini;

            import static org.junit.jupiter.api.Assertions.assertEquals;

            import org.junit.jupiter.api.Tag;
            import org.junit.jupiter.api.Test;

            class AdderTest {
                @Test
                @Tag("exercise-1.1")
                void twoAndTwo_areFour() {
                    assertEquals(4, new Adder().add(2, 2), "two and two");
                }
            }
            """;

    private static final String NOT_SOLVED = """
            package shop.exercise;

            public final class NotSolvedYet extends UnsupportedOperationException {
                public NotSolvedYet(String exercise) {
                    super("exercise " + exercise + " is not solved yet");
                }
            }
            """;

    private final Path home;

    /** Writes it into an empty folder. */
    public MiniCourse(Path home) throws IOException {
        this.home = home;
        for (Stage stage : Stage.values()) {
            Path step = home.resolve(stage.module());
            Files.createDirectories(step.resolve("src/main/java"));
            Files.createDirectories(step.resolve("src/test/java"));
            Files.createDirectories(step.resolve("target"));
            Files.writeString(step.resolve("target/test-class-path.txt"), System.getProperty("java.class.path"));
        }
        write(adder(), ADDER);
        write(test(), TEST);
        write(home.resolve("step01-monolith/src/main/java/shop/exercise/NotSolvedYet.java"), NOT_SOLVED);
        write(home.resolve("docs/chapter.md"), "# A chapter\n\n## Exercise 1.1: Add\n");
    }

    public Path home() {
        return home;
    }

    /** The file with the exercise. */
    public Path adder() {
        return home.resolve("step01-monolith/src/main/java/shop/mini/Adder.java");
    }

    public Path test() {
        return home.resolve("step01-monolith/src/test/java/shop/mini/AdderTest.java");
    }

    /** Changes a file, in which the text must stand. */
    public static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(from)) {
            throw new AssertionError(file + " does not contain " + from);
        }
        Files.writeString(file, text.replace(from, to));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
