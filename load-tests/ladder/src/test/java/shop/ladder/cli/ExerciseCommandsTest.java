package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import shop.ladder.classroom.LastRun;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Manifest;
import shop.ladder.exercise.MiniCourse;

/** What a reader meets who works on the one exercise of a small course. */
class ExerciseCommandsTest {

    private static final String FILE = "step01-monolith/src/main/java/shop/mini/Adder.java";

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private MiniCourse mini;

    @BeforeEach
    void aCourse() throws IOException {
        mini = new MiniCourse(home);
    }

    @Test
    void withoutACommand_theNextExerciseIsNamed() {
        assertThat(workshop()).isZero();

        assertThat(out.toString()).contains("0 of 1 exercises are solved.", "Next: ./workshop start 1.1  (Add)");
    }

    @Test
    void list_showsEachExerciseAndWhereOneIs() {
        workshop("start", "1.1");

        assertThat(workshop("list")).isZero();

        assertThat(out.toString()).contains("Step 1, monolith", "  [>] 1.1  Add ", "first touch   5 min");
    }

    @Test
    void start_tellsWhatToDoAndWhere() {
        assertThat(workshop("start")).isZero();

        assertThat(out.toString())
                .contains(
                        "Exercise 1.1: Add (first touch, about 5 min)",
                        "You can add.",
                        "Read: docs/chapter.md, exercise 1.1",
                        "Your code:",
                        "  " + FILE + ":6",
                        "./workshop check");
    }

    @Test
    void start_withoutANumber_staysWithWhatIsUnderWay() {
        workshop("start");

        assertThat(workshop("start")).isEqualTo(2);

        assertThat(err.toString().strip())
                .isEqualTo("Exercise 1.1 is under way: ./workshop check, or start another one by its number");
    }

    @Test
    void longWordsOfATest_areFoldedTo80Columns() throws IOException {
        workshop("start", "1.1");
        solveWith("return a - b;");
        MiniCourse.change(mini.test(), "two and two", "a number ".repeat(20) + "x".repeat(100));
        MiniCourse.change(mini.test(), "twoAndTwo_areFour", "two_".repeat(30));

        workshop("check");

        assertThat(said()).isNotEmpty().allMatch(line -> line.length() <= 80);
    }

    @Test
    void check_ofTheStarter_saysThatItIsNotSolved() {
        workshop("start", "1.1");

        assertThat(workshop("check", "1.1")).isEqualTo(1);

        assertThat(said())
                .containsExactly(
                        "Exercise 1.1 is not solved yet: your code goes where NotSolvedYet is thrown.",
                        "  at " + FILE + ":6",
                        "",
                        "Your code:",
                        "  " + FILE + ":6",
                        "Next: change it, then ./workshop check 1.1; or ./workshop hint 1.1");
    }

    @Test
    void check_ofAWrongSolution_namesTestFileLineExpectedAndFound() throws IOException {
        workshop("start", "1.1");
        solveWith("return a - b;");

        assertThat(workshop("check")).isEqualTo(1);

        assertThat(said())
                .startsWith(
                        "Exercise 1.1, Add: 1 test fails of 1.",
                        "",
                        "  AdderTest.twoAndTwo_areFour",
                        "  at step01-monolith/src/test/java/shop/mini/AdderTest.java:12",
                        "  two and two ==> expected: <4> but was: <0>")
                .contains("Your code:", "  " + FILE + ":6");
    }

    @Test
    void check_ofWhatDoesNotCompile_showsTheCompilersWords() throws IOException {
        workshop("start", "1.1");
        solveWith("return a + c;");

        assertThat(workshop("check")).isEqualTo(1);

        assertThat(said())
                .startsWith(
                        "Exercise 1.1: the code does not compile.",
                        "",
                        "  " + FILE + ":6",
                        "  return a + c;",
                        "  cannot find symbol");
    }

    @Test
    void check_withoutItsTests_isAFailure() throws IOException {
        workshop("start", "1.1");
        solveWith("return a + b;");
        Files.delete(mini.test());

        assertThat(workshop("check")).isEqualTo(1);

        assertThat(out.toString()).contains("Exercise 1.1: no test ran.", "the tag exercise-1.1");
    }

    @Test
    void check_ofASolution_saysWhatComesNext() throws IOException {
        workshop("start", "1.1");
        solveWith("return b + a;");

        assertThat(workshop("check")).isZero();

        assertThat(said())
                .containsExactly(
                        "Exercise 1.1 is solved: its test passes.",
                        "",
                        "Its worth: ./workshop load 1",
                        "Our way:   ./workshop solution --show 1.1",
                        "Next:      that was the last one: ./workshop status");
        workshop("status");
        assertThat(said()).startsWith("1 of 1 exercises are solved.");
    }

    @Test
    void check_ofWhatIsNotStarted_isRefused_forItWouldPass() {
        assertThat(workshop("check", "1.1")).isEqualTo(2);

        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "Exercise 1.1 is not under way, our solution is in place. To write your own: ./workshop start 1.1");
    }

    @Test
    void aSolutionThatIsBrokenLater_isNoLongerSolved() throws IOException {
        workshop("start", "1.1");
        solveWith("return b + a;");
        workshop("check");
        MiniCourse.change(mini.adder(), "b + a", "b - a");

        workshop("check", "1.1");

        workshop("status");
        assertThat(said()).startsWith("0 of 1 exercises are solved.");
    }

    @Test
    void hint_givesOneAfterTheOther_andThenTheLastAgain() {
        workshop("start", "1.1");
        workshop("hint");
        assertThat(said()).startsWith("Exercise 1.1, hint 1 of 2", "", "Count.", "", "One more: ./workshop hint 1.1");

        workshop("hint");
        assertThat(said()).startsWith("Exercise 1.1, hint 2 of 2", "", "Use the sign +.");

        workshop("hint");
        assertThat(said()).contains("That was the last. The solution: ./workshop solution 1.1");
    }

    @Test
    void solution_isShownAndPutInPlace_andTheWorkIsKept() throws IOException {
        String before = Files.readString(mini.adder());
        workshop("start", "1.1");
        solveWith("return mine;");

        assertThat(workshop("solution")).isZero();

        assertThat(out.toString()).contains(FILE + ":6", "        return a + b;", "Your work: .workshop");
        assertThat(mini.adder()).content().isEqualTo(before);
        workshop("list");
        assertThat(out.toString()).contains("[s] 1.1");
    }

    @Test
    void solution_mayBeShownOnly() throws IOException {
        workshop("start", "1.1");
        solveWith("return mine;");

        workshop("solution", "--show", "1.1");

        assertThat(out.toString()).contains("return a + b;");
        assertThat(mini.adder()).content().contains("return mine;");
    }

    @Test
    void reset_saysWhereTheWorkIs() throws IOException {
        workshop("start", "1.1");
        solveWith("return mine;");

        assertThat(workshop("reset")).isZero();

        String line = said().stream()
                .filter(each -> each.startsWith("Your work: "))
                .findFirst()
                .orElseThrow();
        Path copy = home.resolve(line.substring("Your work: ".length()));
        assertThat(copy.resolve(FILE)).content().contains("return mine;");
        assertThat(mini.adder()).content().contains("NotSolvedYet");
    }

    @Test
    void watch_checksWhenTheFileIsSaved_untilItIsSolved() throws Exception {
        workshop("start", "1.1");
        CompletableFuture<Integer> watch = CompletableFuture.supplyAsync(() -> workshop("watch"));
        await().atMost(Duration.ofSeconds(60)).until(() -> out.toString().contains("Waiting until you save"));

        solveWith("return b + a;");
        Files.setLastModifiedTime(mini.adder(), FileTime.from(Instant.now().plusSeconds(5)));

        await().atMost(Duration.ofSeconds(60)).until(watch::isDone);
        assertThat(watch.get()).isZero();
        assertThat(out.toString()).contains("Exercise 1.1 is not solved yet", "Exercise 1.1 is solved");
    }

    @Test
    void aDamagedNotebook_isToldInOneLine() throws IOException {
        Files.createDirectories(home.resolve(".workshop"));
        Files.writeString(home.resolve(".workshop/progress.json"), "{");

        assertThat(workshop("list")).isEqualTo(2);

        assertThat(err.toString().lines()).singleElement().asString().contains("progress.json is damaged", "remove it");
    }

    @Test
    void whileAnExerciseIsUnderWay_whoMeasuresIsTold() {
        Course course = Course.in(home, new Manifest(List.of(MiniCourse.EXERCISE)), Clock.systemUTC());
        assertThat(new ExercisesCheck(course).look().level()).isEqualTo(Finding.Level.OK);

        workshop("start", "1.1");

        assertThat(new ExercisesCheck(course).look().inOneLine())
                .isEqualTo("exercise 1.1: under way: the stages run with your code as it stands");
    }

    @Test
    void devCheck_provesTheExercise_andMissesTheOthers() {
        assertThat(workshop("dev", "check")).isEqualTo(1);

        assertThat(out.toString()).contains("step 6 has fewer than 4 exercises", "faults: see above.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check|No exercise is under way: ./workshop list shows them all",
                "check 9.9|There is no exercise 9.9: ./workshop list shows them all",
                "start one|There is no exercise one: ./workshop list shows them all",
                "reset 1.1|Exercise 1.1 is not under way, our solution is in place. To write your own: ./workshop start 1.1",
                "chekc 1.1|Unknown command chekc: did you mean check",
                "check 1.1 1.2|Unknown argument 1.2. See ./workshop check --help",
                "class|Missing command: export or report. See ./workshop class --help",
                "class report /no/such|/no/such is no folder: name the one with the files of ./workshop class export. See ./workshop class --help",
                "class export --file /no/such/x.json|--file: the folder of /no/such/x.json does not exist, create it first",
                "dev|Missing command: check or docs. See ./workshop dev --help",
            })
    void wrongUsage_isOneLine(String arguments, String message) {
        assertThat(workshop(arguments.split(" "))).isEqualTo(2);

        assertThat(err.toString().lines()).singleElement().asString().contains(message);
    }

    private void solveWith(String code) throws IOException {
        MiniCourse.change(mini.adder(), "throw new shop.exercise.NotSolvedYet(\"1.1\");", code);
    }

    /** What the last command said. */
    private List<String> said() {
        return out.toString().lines().toList();
    }

    private int workshop(String... arguments) {
        out.getBuffer().setLength(0);
        Course course = Course.in(home, new Manifest(List.of(MiniCourse.EXERCISE)), Clock.systemUTC());
        CommandLine commands = new CommandLine(new Workshop(course));
        new CourseCommands(home, course, new LastRun(home.resolve(".workshop/ladder.json")), Clock.systemUTC())
                .addTo(commands);
        return Workshop.withMessages(commands, new ErrorMessages(home.resolve("target/workshop.log"), false))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
