package shop.ladder.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseCheckTest {

    @TempDir
    private Path home;

    private final List<String> lines = new ArrayList<>();
    private MiniCourse course;

    @BeforeEach
    void aCourse() throws IOException {
        course = new MiniCourse(home);
    }

    @Test
    void anExerciseThatHolds_isProvenBothWays() throws IOException {
        String before = Files.readString(course.adder());

        assertThat(faults()).isEmpty();
        assertThat(lines)
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("exercise 1.1: the solution passes 1 test"),
                        line -> assertThat(line)
                                .startsWith("exercise 1.1: the starter fails AdderTest.twoAndTwo_areFour"));
        assertThat(course.adder()).content().isEqualTo(before);
    }

    @Test
    void aStepWithFewExercises_isAFault() {
        assertThat(faults(MiniCourse.EXERCISE, 1))
                .containsExactly(
                        "step 2 has fewer than 1 exercises",
                        "step 3 has fewer than 1 exercises",
                        "step 4 has fewer than 1 exercises",
                        "step 5 has fewer than 1 exercises",
                        "step 6 has fewer than 1 exercises");
    }

    @Test
    void aStarterThatPasses_isAFault() throws IOException {
        MiniCourse.change(course.adder(), "throw new shop.exercise.NotSolvedYet(\"1.1\");", "return b + a;");

        assertThat(faults())
                .containsExactly("exercise 1.1, starter: AdderTest.twoAndTwo_areFour does not fail as intended:"
                        + " AdderTest.twoAndTwo_areFour passed");
    }

    @Test
    void aStarterThatBreaks_isAFault() throws IOException {
        MiniCourse.change(course.adder(), "throw new shop.exercise.NotSolvedYet(\"1.1\");", "return 1 / (b - b);");

        assertThat(faults()).singleElement().asString().contains("does not fail as intended", "ArithmeticException");
    }

    @Test
    void aNaiveStarter_thatFailsTheClaim_holds() throws IOException {
        MiniCourse.change(course.adder(), "throw new shop.exercise.NotSolvedYet(\"1.1\");", "return a - b;");

        assertThat(faults()).isEmpty();
    }

    @Test
    void aStarterThatDoesNotCompile_isAFault() throws IOException {
        MiniCourse.change(course.adder(), "throw new shop.exercise.NotSolvedYet(\"1.1\");", "return c;");

        assertThat(faults()).singleElement().asString().contains("starter", "does not compile", "Adder.java:6");
    }

    @Test
    void aStarterThatIsTheSolution_isAFault() throws IOException {
        MiniCourse.change(course.adder(), "throw new shop.exercise.NotSolvedYet(\"1.1\");", "return a + b;");

        assertThat(faults())
                .contains("step01-monolith/src/main/java/shop/mini/Adder.java:5: the starter is the solution");
    }

    @Test
    void aSolutionThatFails_isAFault() throws IOException {
        MiniCourse.change(course.adder(), "a + b", "a - b");

        assertThat(faults()).singleElement().asString().startsWith("exercise 1.1, solution: AdderTest");
    }

    @Test
    void aTagThatNoTestHas_isAFault() throws IOException {
        MiniCourse.change(course.test(), "exercise-1.1", "exercise-1.9");

        assertThat(faults()).contains("step 1, solutions: no test ran");
    }

    @Test
    void anExerciseUnderWay_isAFault() throws IOException {
        MiniCourse.change(course.adder(), "        // starter: throw new shop.exercise.NotSolvedYet(\"1.1\");\n", "");

        assertThat(faults())
                .contains("step01-monolith/src/main/java/shop/mini/Adder.java:5 has no starter:"
                        + " is exercise 1.1 under way?");
    }

    @Test
    void aMarkThatTheManifestDoesNotKnow_isAFault() throws IOException {
        MiniCourse.change(course.adder(), "exercise 1.1", "exercise 1.7");

        assertThat(faults())
                .contains(
                        "step01-monolith/src/main/java/shop/mini/Adder.java:5 marks an exercise that the manifest does not have",
                        "exercise 1.1 is marked nowhere");
    }

    @Test
    void aMissingHeading_isAFault() throws IOException {
        MiniCourse.change(home.resolve("docs/chapter.md"), "1.1: Add", "1.1: Sum");

        assertThat(faults()).containsExactly("exercise 1.1: docs/chapter.md has no heading `Exercise 1.1: Add`");
    }

    @Test
    void aHeadingInACodeBlock_isNone() throws IOException {
        MiniCourse.change(home.resolve("docs/chapter.md"), "## Exercise 1.1: Add", "```\n## Exercise 1.1: Add\n```");

        assertThat(faults()).containsExactly("exercise 1.1: docs/chapter.md has no heading `Exercise 1.1: Add`");
    }

    @Test
    void missingHints_areAFault() {
        Exercise mute = new Exercise(
                "1.1",
                "Add",
                Exercise.Level.CORE,
                45,
                MiniCourse.EXERCISE.chapter(),
                "You can add.",
                "exercise-1.1",
                MiniCourse.EXERCISE.fails(),
                null,
                null);

        assertThat(faults(mute, 0))
                .containsExactly("exercise 1.1: takes 45 minutes, not 5 to 30", "exercise 1.1: has no hint");
    }

    private List<String> faults() {
        return faults(MiniCourse.EXERCISE, 0);
    }

    private List<String> faults(Exercise exercise, int exercisesAStep) {
        return new CourseCheck(
                        home, new Manifest(List.of(exercise)), exercisesAStep, Duration.ofSeconds(60), lines::add)
                .faults();
    }
}
