package shop.ladder.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckerTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path temp;

    private MiniCourse course;

    @BeforeEach
    void aCourse() throws IOException {
        course = new MiniCourse(temp.resolve("a check out"));
    }

    @Test
    void aSolution_passes() {
        CheckResult result = check(LONG);

        assertThat(result.passed()).isTrue();
        assertThat(ran(result).outcomes())
                .singleElement()
                .matches(TestOutcome::passed)
                .extracting(TestOutcome::test)
                .isEqualTo("AdderTest.twoAndTwo_areFour");
    }

    @Test
    void aStarter_isNotSolved() throws IOException {
        MiniCourse.change(course.adder(), "return a + b;", "throw new shop.exercise.NotSolvedYet(\"1.1\");");

        CheckResult result = check(LONG);

        assertThat(result.passed()).isFalse();
        TestOutcome.Failure failure = ran(result).outcomes().get(0).failure();
        assertThat(failure.notSolved()).isTrue();
        assertThat(failure.frames().get(0)).isEqualTo(new TestOutcome.Frame("shop.mini.Adder", 6));
    }

    @Test
    void aWrongSolution_failsWithTheTestsClaim() throws IOException {
        MiniCourse.change(course.adder(), "a + b", "a - b");

        TestOutcome.Failure failure = ran(check(LONG)).outcomes().get(0).failure();

        assertThat(failure.assertion()).isTrue();
        assertThat(failure.message()).isEqualTo("two and two ==> expected: <4> but was: <0>");
        assertThat(failure.frames().get(0).type()).isEqualTo("shop.mini.AdderTest");
    }

    @Test
    void whatBreaks_isNoClaim() throws IOException {
        MiniCourse.change(course.adder(), "a + b", "1 / (b - b)");

        TestOutcome.Failure failure = ran(check(LONG)).outcomes().get(0).failure();

        assertThat(failure.assertion()).isFalse();
        assertThat(failure.message()).contains("ArithmeticException");
    }

    @Test
    void whatDoesNotCompile_isToldInTheCompilersWords() throws IOException {
        MiniCourse.change(course.adder(), "a + b", "a + c");

        assertThat(check(LONG))
                .asInstanceOf(type(CheckResult.DoesNotCompile.class))
                .satisfies(result -> assertThat(result.messages())
                        .singleElement()
                        .satisfies(message -> {
                            assertThat(message.file()).isEqualTo("step01-monolith/src/main/java/shop/mini/Adder.java");
                            assertThat(message.line()).isEqualTo(6);
                            assertThat(message.words()).contains("cannot find symbol");
                            assertThat(message.code()).isEqualTo("return a + c;");
                        }));
    }

    @Test
    void aWarning_isRefusedAsInTheBuild() throws IOException {
        MiniCourse.change(course.adder(), "return a + b;", "java.util.List x = null; return x == null ? a + b : 0;");

        assertThat(check(LONG)).isInstanceOf(CheckResult.DoesNotCompile.class);
    }

    @Test
    void withoutATestOfThisTag_nothingIsProven() throws IOException {
        MiniCourse.change(course.test(), "@Tag(\"exercise-1.1\")", "@Tag(\"exercise-1.2\")");

        CheckResult result = check(LONG);

        assertThat(result).isInstanceOf(CheckResult.NoTests.class);
        assertThat(result.passed()).isFalse();
    }

    @Test
    void aTagInACommentOnly_provesNothing() throws IOException {
        MiniCourse.change(course.test(), "@Tag(\"exercise-1.1\")", "// \"exercise-1.1\"\n    @Tag(\"other\")");

        assertThat(check(LONG)).isInstanceOf(CheckResult.NoTests.class);
    }

    @Test
    void aTestThatIsLeftOut_provesNothing() throws IOException {
        MiniCourse.change(course.test(), "@Test", "@Test\n    @org.junit.jupiter.api.Disabled(\"not here\")");

        CheckResult result = check(LONG);

        assertThat(result.passed()).isFalse();
        assertThat(ran(result).outcomes())
                .singleElement()
                .extracting(TestOutcome::skipped)
                .isEqualTo("not here");
    }

    @Test
    void aTestThatGivesUp_isLeftOutWithItsReason() throws IOException {
        MiniCourse.change(
                course.test(),
                "assertEquals(4",
                "org.junit.jupiter.api.Assumptions.abort(\"no promtool here\");\n        assertEquals(4");

        CheckResult result = check(LONG);

        assertThat(result.passed()).isFalse();
        assertThat(ran(result).outcomes())
                .singleElement()
                .extracting(TestOutcome::skipped)
                .isEqualTo("no promtool here");
    }

    @Test
    void anAnswer501_isNotSolved() throws IOException {
        MiniCourse.change(
                course.test(),
                "assertEquals(4",
                "assertEquals(\"\", \"exercise 1.1 is not solved yet\"); assertEquals(4");

        assertThat(ran(check(LONG)).outcomes().get(0).failure().notSolved()).isTrue();
    }

    @Test
    void codeThatNeverEnds_isStopped() throws IOException {
        MiniCourse.change(course.adder(), "return a + b;", "while (a < 9) Thread.onSpinWait(); return 0;");

        assertThat(check(Duration.ofSeconds(3))).isInstanceOf(CheckResult.TookTooLong.class);
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void testsThatEndTheirProgram_proveNothing() throws IOException {
        MiniCourse.change(course.adder(), "return a + b;", "System.exit(7); return 4;");

        assertThat(check(LONG)).asInstanceOf(type(CheckResult.Broke.class)).matches(broke -> broke.status() == 7);
    }

    @Test
    void aProgramThatIsEndedWithStatus0BeforeItsTest_provesNothing() throws IOException {
        MiniCourse.change(course.adder(), "return a + b;", "System.exit(0); return 4;");

        assertThat(check(LONG)).isInstanceOf(CheckResult.Broke.class);
    }

    @Test
    void nothingIsLeftBehindButTheLog() throws IOException {
        check(LONG);

        try (var left = Files.list(temp.resolve("work"))) {
            assertThat(left).extracting(file -> file.getFileName().toString()).containsExactly("1.1.log");
        }
    }

    private CheckResult check(Duration limit) {
        return new Checker(course.home(), course.home(), temp.resolve("work"), limit).check(MiniCourse.EXERCISE);
    }

    private static CheckResult.Ran ran(CheckResult result) {
        assertThat(result).isInstanceOf(CheckResult.Ran.class);
        return (CheckResult.Ran) result;
    }
}
